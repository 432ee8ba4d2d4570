import { base64Of } from './base64.ts';
import { canonical, MAX_CASE_BITS } from './canonical.ts';
import type { Needs } from './entry.ts';
import {
  BLOCK_LENGTH,
  CAPITAL_BITS,
  CAPITALS,
  FORM,
  type FormParts,
  GROUP,
  gateBitsFor,
  HEAD,
  idOfHeadword,
  LONGEST_FORM,
  MOST_ENTRIES,
  NEEDS_FLAGS,
  NUMBER_BASE,
  NUMBERS,
  PAIR_BITS,
  partsOf,
  secondBits,
  WORD_BITS,
  writtenNumber,
} from './index-format.ts';

/** One form, on its way into the index. */
export interface IndexedForm {
  /** Forms of one entry stand together, the headword first. */
  id: string;
  text: string;
  needs?: Needs;
  /** Capitals must match. */
  abbreviation: boolean;
  /** Tells senses apart. */
  topic?: string;
  /** Names an illness, medicine, test and the like: marked on pages in other languages too. */
  technical?: boolean;
}

/** A form that can be matched, or is a headword. */
interface WrittenForm extends FormParts {
  id: string;
  /** The canonical key, with capitals where they must match. */
  text: string;
  needs?: Needs;
  head: boolean;
}

/**
 * Forms, by entry, as the string that ships, with the kin of each entry (see kinOf). Forms that cannot
 * be matched are left out. Throws where there are more entries than the format can number.
 */
export function encodeIndex(
  forms: readonly IndexedForm[],
  kin: ReadonlyMap<string, readonly string[]> = new Map(),
): string {
  const groups = Map.groupBy(forms, ({ id }) => id);
  const written = [...groups.values()].flatMap(writtenForms).sort(inOrder);
  const heads = written.filter(({ head }) => head);
  if (heads.length > MOST_ENTRIES) {
    throw new Error(`The index can hold ${MOST_ENTRIES} entries, not ${heads.length}.`);
  }
  const numbers = new Map(heads.map(({ id }, number) => [id, writtenNumber(number)]));
  const matched = written.filter(({ needs }) => needs !== 'search');
  const { text, blocks } = dictionaryOf(written, numbers);
  const words = new Set(matched.map(({ firstHash }) => firstHash));
  const pairs = new Set(matched.filter(({ joint }) => joint).map(({ pairHash }) => pairHash));
  const tables = [
    base64Of(gateOf(words, WORD_BITS, (hash) => [hash, secondBits(hash)])),
    base64Of(gateOf(pairs, PAIR_BITS, (hash) => [hash])),
    base64Of(blocks),
    entriesText(heads.map(({ id }) => groups.get(id)?.[0])),
    heads.map(({ id }) => GROUP + numbersText(kin.get(id) ?? [], numbers)).join(''),
    heads
      .map(({ id, text }) => (idOfHeadword(text) === id ? '' : GROUP + numbers.get(id) + id))
      .join(''),
  ];
  return `${matched.length} ${tables.join(' ')}${text}`;
}

/** The numbers of those entries that the index has. */
function numbersText(ids: readonly string[], numbers: ReadonlyMap<string, string>): string {
  return ids.map((id) => numbers.get(id) ?? '').join('');
}

function inOrder(a: WrittenForm, b: WrittenForm): number {
  return (
    compare(`${a.firstWord} `, `${b.firstWord} `) ||
    compare(a.joint, b.joint) ||
    compare(a.secondWord, b.secondWord) ||
    compare(a.end, b.end)
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The dictionary, each line with its break before it, and the lengths and first entries of its blocks. */
function dictionaryOf(
  forms: readonly WrittenForm[],
  numbers: ReadonlyMap<string, string>,
): { text: string; blocks: Uint16Array } {
  let text = '';
  const blocks: number[] = [];
  let start = 0;
  let entries = 0;
  let entriesBefore = 0;
  for (const [firstWord, sharing] of Map.groupBy(forms, (form) => form.firstWord)) {
    text += `\n${firstWord} `;
    for (const group of Map.groupBy(
      sharing,
      ({ joint, secondWord }) => joint + secondWord,
    ).values()) {
      const [first] = group;
      if (first?.joint) text += GROUP + (first.joint === ' ' ? '' : first.joint) + first.secondWord;
      text += groupText(group, numbers);
    }
    entries += sharing.filter(({ head }) => head).length;
    if (text.length - start < BLOCK_LENGTH) continue;
    blocks.push(text.length - start, entriesBefore);
    start = text.length;
    entriesBefore = entries;
  }
  if (text.length > start) blocks.push(text.length - start, entriesBefore);
  return { text, blocks: new Uint16Array(new Uint32Array(blocks).buffer) };
}

function groupText(group: readonly WrittenForm[], numbers: ReadonlyMap<string, string>): string {
  let text = '';
  let before: string | undefined;
  for (const form of group) {
    const { end, head, needs } = form;
    text +=
      FORM +
      numbers.get(form.id) +
      (head ? HEAD : '') +
      NEEDS_FLAGS[needs ?? 'none'] +
      capitalsText(form);
    let shared = 0;
    if (before !== undefined) {
      while (shared < NUMBERS - 1 && shared < end.length && end[shared] === before[shared])
        shared++;
      text += String.fromCharCode(NUMBER_BASE + shared);
    }
    text += end.slice(shared);
    before = end;
  }
  return text;
}

/** The capitals among the words of the group: how many pieces, and these, the lowest first. */
function capitalsText({ text, end }: WrittenForm): string {
  const opening = text.slice(0, text.length - end.length);
  let bits = 0;
  for (const [at, letter] of [...opening].entries()) {
    if (at < MAX_CASE_BITS && letter.toLowerCase() !== letter) bits |= 1 << at;
  }
  if (bits === 0) return '';
  let pieces = '';
  for (; bits !== 0; bits >>>= CAPITAL_BITS) {
    pieces += String.fromCharCode(NUMBER_BASE + (bits & (2 ** CAPITAL_BITS - 1)));
  }
  return CAPITALS + String.fromCharCode(NUMBER_BASE + pieces.length) + pieces;
}

function entriesText(heads: readonly (IndexedForm | undefined)[]): string {
  const topics = new Map<string | undefined, number>();
  return heads
    .map((head) => {
      const topic = topics.get(head?.topic) ?? topics.size + 1;
      topics.set(head?.topic, topic);
      return String.fromCharCode(NUMBER_BASE + 2 * topic + (head?.technical ? 1 : 0));
    })
    .join('');
}

function gateOf(hashes: ReadonlySet<number>, bits: number, bitsOf: (hash: number) => number[]) {
  const gate = new Uint16Array(gateBitsFor(hashes.size, bits) / 16);
  const mask = gate.length * 16 - 1;
  for (const hash of hashes) {
    for (const bit of bitsOf(hash).map((one) => one & mask)) {
      gate[bit >> 4] = (gate[bit >> 4] ?? 0) | (1 << (bit & 15));
    }
  }
  return gate;
}

/** What is written of an entry's forms, the headword even when it is never matched. */
function writtenForms(group: readonly IndexedForm[]): WrittenForm[] {
  const forms = group.flatMap(({ id, text, needs, abbreviation }): WrittenForm[] => {
    const encoded = encodedText(text, abbreviation);
    if (encoded === undefined || encoded.length > LONGEST_FORM) return [];
    const parts = partsOf(encoded.toLowerCase());
    const end = encoded.slice(encoded.length - parts.end.length);
    return [{ ...parts, end, id, text: encoded, needs, head: false }];
  });
  return forms
    .map((form, at) => ({ ...form, head: at === 0 }))
    .filter(({ head, needs }) => head || needs !== 'search');
}

function encodedText(text: string, abbreviation: boolean): string | undefined {
  const found = canonical(text);
  if (!found || !abbreviation || found.key.length > MAX_CASE_BITS) return found?.key;
  return [...found.key]
    .map((letter, index) => (found.capitals & (1 << index) ? capital(letter) : letter))
    .join('');
}

/** The letter as a capital, unless that would be several: positions stay what they are. */
function capital(letter: string): string {
  const upper = letter.toUpperCase();
  return upper.length === letter.length ? upper : letter;
}
