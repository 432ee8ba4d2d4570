import { bytesOf } from './base64.ts';
import { FormTable, PAIR_READ, WORD_READ } from './form-table.ts';
import {
  CAPITAL_BITS,
  CAPITALS,
  FORM,
  GROUP,
  HEAD,
  idOfHeadword,
  NEEDS_FLAGS,
  NUMBER_BASE,
  readNumber,
  writtenNumber,
} from './index-format.ts';

/** One meaning of a matched form. */
export interface Sense {
  id: string;
  needs?: 'context' | 'page';
  /** See `IndexedForm`. */
  technical: boolean;
  /** Number of its topic within its index, from 1. */
  topic: number;
  /** Every form of its entry, folded. Read from the index anew each time: for rare questions. */
  names(): string[];
  /** Ids of the entries that speak for it where they stand near; see kinOf. */
  kin(): ReadonlySet<string>;
}

const FORM_UNIT = FORM.charCodeAt(0);
const GROUP_UNIT = GROUP.charCodeAt(0);
const HEAD_UNIT = HEAD.charCodeAt(0);
const CAPITALS_UNIT = CAPITALS.charCodeAt(0);
const [, CONTEXT, PAGE, SEARCH] = Object.values(NEEDS_FLAGS).map((flag) => flag.charCodeAt(0));

/** Turns the string of `encodeIndex` into what matching looks words up in. */
export function decodeIndex(encoded: string): MatchIndex {
  return new MatchIndex(encoded);
}

/** Opaque but to match.ts. Forms are read into its table when their first words are met. */
export class MatchIndex {
  /** Number of forms. */
  readonly size: number;
  /** Holds the hash of each first word: small, it turns most words away. See `passes`. */
  readonly words: Int32Array;
  /** Holds the hash of the first two words of each form that has them. See `passesFirst`. */
  readonly pairs: Int32Array;
  readonly table = new FormTable();
  readonly #encoded: string;
  /** By block: where it begins in the encoded string, and the number of entries before it. */
  readonly #starts: Int32Array;
  readonly #entriesBefore: Int32Array;
  readonly #topics: string;
  readonly #kin: string;
  readonly #ids: string;
  #kinLists: readonly string[] | undefined;
  /** Lines looked for so far, by their words. */
  readonly #lines = new Map<string, string>();
  readonly #senses = new Map<number, Sense[]>();

  constructor(encoded: string) {
    const line = encoded.indexOf('\n');
    const headEnd = line < 0 ? encoded.length : line;
    const [count = '0', words = '', pairs = '', blocks = '', topics = '', kin = '', ids = ''] =
      encoded.slice(0, headEnd).split(' ');
    this.size = Number(count);
    this.words = new Int32Array(bytesOf(words).buffer);
    this.pairs = new Int32Array(bytesOf(pairs).buffer);
    this.#encoded = encoded;
    const table = new Int32Array(bytesOf(blocks).buffer);
    this.#starts = new Int32Array(table.length / 2 + 1);
    this.#entriesBefore = new Int32Array(table.length / 2);
    let start = headEnd;
    for (let block = 0; block * 2 < table.length; block++) {
      this.#starts[block] = start;
      start += table[2 * block] as number;
      this.#entriesBefore[block] = table[2 * block + 1] as number;
    }
    this.#starts[table.length / 2] = start;
    this.#topics = topics;
    this.#kin = kin;
    this.#ids = ids;
  }

  /** Reads the forms that are this one word, which is folded. To be done before its row is asked for. */
  readWord(hash: number, word: string): void {
    this.table.note(hash, WORD_READ);
    const line = this.#lineOf(word);
    const length = this.table.write(word, 0);
    if (line.charCodeAt(0) === FORM_UNIT) this.#readGroup(line, 0, length);
  }

  /** Reads the forms that begin with these two words. To be done before the pair's row is asked for. */
  readPair(hash: number, first: string, joint: number, second: string): void {
    this.table.note(hash, PAIR_READ);
    const join = String.fromCharCode(joint);
    const key = GROUP + (join === ' ' ? '' : join) + second;
    const line = this.#lineOf(first);
    const at = line.indexOf(key + FORM);
    if (at < 0) return;
    const length = this.table.write(first + join + second, 0);
    this.#readGroup(line, at + key.length, length);
  }

  /** What follows a first word in the dictionary; '' when nothing begins with it. */
  #lineOf(word: string): string {
    const known = this.#lines.get(word);
    if (known !== undefined) return known;
    const line = this.#findLine(word);
    this.#lines.set(word, line);
    return line;
  }

  #findLine(word: string): string {
    const key = `\n${word} `;
    let low = 0;
    let high = this.#entriesBefore.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const start = this.#starts[middle] as number;
      if (this.#encoded.slice(start, start + key.length) <= key) low = middle;
      else high = middle - 1;
    }
    const block = this.#encoded.slice(this.#starts[low], this.#starts[low + 1]);
    const at = block.indexOf(key);
    if (at < 0) return '';
    const end = block.indexOf('\n', at + key.length);
    return block.slice(at + key.length, end < 0 ? block.length : end);
  }

  /** Reads the forms of a group from `at` on into the table; its words stand there up to `length`. */
  #readGroup(line: string, at: number, length: number): void {
    for (const { entry, flag, capitals, shared, end } of formsOfGroup(line, at)) {
      const whole = this.table.write(end, length + shared);
      if (flag !== SEARCH) this.table.add(whole, capitals, entry, flag);
    }
  }

  /** All senses of the text that `confirmed` found, from `form` on, by topic. */
  senses(form: number, confirmed: number, capitals: number, wordStarts: number): readonly Sense[] {
    const alone = this.table.isAlone(form);
    const known = alone ? this.#senses.get(form) : undefined;
    if (known) return known;
    const senses: Sense[] = [];
    for (const [entry, flag] of this.table.entriesOf(form, confirmed, capitals, wordStarts)) {
      senses.push(this.#sense(entry, flag));
    }
    if (senses.length > 1) senses.sort((a, b) => a.topic - b.topic || (a.id < b.id ? -1 : 1));
    if (alone) this.#senses.set(form, senses);
    return senses;
  }

  #sense(entry: number, flag: number): Sense {
    const about = this.#topics.charCodeAt(entry) - NUMBER_BASE;
    let kin: ReadonlySet<string> | undefined;
    return {
      id: this.#id(entry),
      needs: flag === CONTEXT ? 'context' : flag === PAGE ? 'page' : undefined,
      technical: (about & 1) === 1,
      topic: about >> 1,
      names: () => this.#names(entry),
      kin: () => {
        kin ??= new Set(this.#kinOf(entry).map((one) => this.#id(one)));
        return kin;
      },
    };
  }

  #id(entry: number): string {
    const number = writtenNumber(entry);
    const given = this.#ids.indexOf(GROUP + number);
    if (given >= 0) {
      const end = this.#ids.indexOf(GROUP, given + 1);
      return this.#ids.slice(given + 3, end < 0 ? undefined : end);
    }
    let low = 0;
    let high = this.#entriesBefore.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#entriesBefore[middle] as number) <= entry) low = middle;
      else high = middle - 1;
    }
    const at = this.#encoded.indexOf(FORM + number + HEAD, this.#starts[low]);
    return idOfHeadword(this.#formAt(at));
  }

  #names(entry: number): string[] {
    const names: string[] = [];
    const mark = FORM + writtenNumber(entry);
    const encoded = this.#encoded;
    for (
      let at = encoded.indexOf(mark, this.#starts[0]);
      at >= 0;
      at = encoded.indexOf(mark, at + 1)
    ) {
      names.push(this.#formAt(at));
    }
    return names;
  }

  /** The form whose mark stands at `at`, in small letters. */
  #formAt(at: number): string {
    const encoded = this.#encoded;
    const line = encoded.lastIndexOf('\n', at) + 1;
    const first = encoded.slice(line, encoded.indexOf(' ', line));
    const lineText = encoded.slice(line + first.length + 1, encoded.indexOf('\n', at) >>> 0);
    const place = at - line - first.length - 1;
    const group = lineText.lastIndexOf(GROUP, place);
    let words = first;
    let start = 0;
    if (group >= 0) {
      start = lineText.indexOf(FORM, group);
      const key = lineText.slice(group + 1, start);
      words += joinsWithSpace(key) ? ` ${key}` : key;
    }
    let before = '';
    for (const { at: formAt, shared, end } of formsOfGroup(lineText, start)) {
      before = before.slice(0, shared) + end;
      if (formAt === place) break;
    }
    return (words + before).toLowerCase();
  }

  /** Numbers of the kin of an entry. */
  #kinOf(entry: number): number[] {
    this.#kinLists ??= this.#kin.split(GROUP);
    const list = this.#kinLists[entry + 1] ?? '';
    return Array.from({ length: list.length / 2 }, (_, which) => readNumber(list, 2 * which));
  }
}

/** Whether a group's key begins with its second word, and not with what joins it. */
function joinsWithSpace(key: string): boolean {
  return /^[\p{L}\p{N}_]/u.test(key);
}

interface GroupForm {
  at: number;
  entry: number;
  /** One of NEEDS_FLAGS, or 0. */
  flag: number;
  capitals: number;
  /** How much of its end is that of the form before it. */
  shared: number;
  end: string;
}

/** The forms of a group of a line, the first of which stands at `at`. */
function* formsOfGroup(line: string, at: number): Iterable<GroupForm> {
  const first = at;
  let form = at;
  while (line.charCodeAt(form) === FORM_UNIT) {
    const entry = readNumber(line, form + 1);
    let rest = form + 3;
    let flag = 0;
    let capitals = 0;
    for (; ; rest++) {
      const unit = line.charCodeAt(rest);
      if (unit === CONTEXT || unit === PAGE || unit === SEARCH) flag = unit;
      else if (unit === CAPITALS_UNIT) {
        const pieces = line.charCodeAt(++rest) - NUMBER_BASE;
        for (let piece = 0; piece < pieces; piece++) {
          capitals |= (line.charCodeAt(++rest) - NUMBER_BASE) << (piece * CAPITAL_BITS);
        }
      } else if (unit !== HEAD_UNIT) break;
    }
    const shared = form === first ? 0 : line.charCodeAt(rest++) - NUMBER_BASE;
    let next = rest;
    for (; next < line.length; next++) {
      const unit = line.charCodeAt(next);
      if (unit === FORM_UNIT || unit === GROUP_UNIT) break;
    }
    yield { at: form, entry, flag, capitals, shared, end: line.slice(rest, next) };
    form = next;
  }
}
