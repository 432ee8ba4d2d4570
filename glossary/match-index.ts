import { canonical, MAX_CASE_BITS } from './canonical.ts';
import type { Needs } from './entry.ts';
import { FOLD, LETTER, learn } from './fold.ts';
import { CHECK_SEED, checkLetter, hashLetter, phraseBase, WORD_SEED } from './hash.ts';

/**
 * The match index: every surface form and no definition, as one string in the content script.
 *
 * Line 1 is the number of table rows. Then one line an entry, its headword first, each form as
 * needs (`|` none, `?` context, `!` page, `#` never matched), how many characters it shares with the
 * form before it, and the rest. A capital means that capitals must match. `@` begins a topic, `^`
 * marks a technical entry, `=id=` gives an id that is not the headword's slug.
 *
 * Text instead of hashes, because it compresses better: 64-bit hashes, which one needs against false
 * matches, do not compress at all and cost more than six bytes a form with their entry numbers.
 */
export interface IndexedForm {
  /** Forms of one entry stand together, the headword first. */
  id: string;
  text: string;
  needs?: Needs;
  abbreviation: boolean;
  /** Entries of one topic stand together; it tells senses apart. */
  topic?: string;
  /** Names an illness, medicine, test and the like: safe to mark on a page in another language. */
  technical?: boolean;
}

/** One meaning of a matched form. */
export interface Sense {
  id: string;
  needs?: 'context' | 'page';
  technical: boolean;
  /** Number of its topic within its index, from 1; 0 where there is none. */
  topic: number;
  /** Every form of its entry, folded. Read from the index anew each time: for rare questions. */
  names(): string[];
}

/** Of a row: a longer form begins so. */
export const LONGER = 1;
/** Of a row: one of its forms may begin with a small letter. */
export const SMALL = 2;
export const FORM_SHIFT = 2;

/** Bits of the gate a slot: about one word in ten that is in no form passes it. */
const GATE_BITS = 4;

const NEEDS_MARKS = { none: '|', context: '?', page: '!', search: '#' } as const;
const NEEDS_OF: Readonly<Record<string, Sense['needs']>> = { '?': 'context', '!': 'page' };
const [NONE, CONTEXT, PAGE, SEARCH] = ['|', '?', '!', '#'].map((mark) => mark.charCodeAt(0));
/** Shared lengths are written as one character from here. */
const SHARED_BASE = 0x30;
const LONGEST_SHARED = 0x4a;
const LONGEST_FORM = 200;

/** Forms, by entry, as the string that ships. Forms that cannot be matched are left out. */
export function encodeIndex(forms: readonly IndexedForm[]): string {
  const groups = Map.groupBy(forms, ({ id }) => id);
  const rows = new Set<string>();
  let lines = '';
  let topic: string | undefined;
  for (const [id, group] of groups) {
    const head = group[0];
    if (!head) continue;
    if (head.topic !== topic) lines += '@\n';
    topic = head.topic;
    lines += `${encodeEntry(id, group, rows)}\n`;
  }
  return `${rows.size}\n${lines}`;
}

function encodeEntry(id: string, group: readonly IndexedForm[], rows: Set<string>): string {
  const written = group.flatMap((form) => {
    const text = encodedText(form);
    return text && text.length <= LONGEST_FORM
      ? [{ text, mark: NEEDS_MARKS[form.needs ?? 'none'] }]
      : [];
  });
  const [head, ...rest] = written;
  if (!head) return `=${id}=`;
  const kept = rest.filter(({ mark }) => mark !== '#').sort((a, b) => (a.text < b.text ? -1 : 1));
  let line = group[0]?.technical ? '^' : '';
  if (idOf(head.text) !== id) line += `=${id}=`;
  let before = '';
  for (const { text, mark } of [head, ...kept]) {
    let shared = 0;
    while (shared < LONGEST_SHARED && shared < text.length && text[shared] === before[shared])
      shared++;
    line += mark + String.fromCharCode(SHARED_BASE + shared) + text.slice(shared);
    before = text;
    addRows(text.toLowerCase(), rows);
  }
  return line;
}

/** The canonical key, with capitals where they must match. */
function encodedText({ text, abbreviation }: IndexedForm): string | undefined {
  const found = canonical(text);
  if (!found || !abbreviation || found.key.length > MAX_CASE_BITS) return found?.key;
  return [...found.key]
    .map((letter, index) => (found.capitals & (1 << index) ? letter.toUpperCase() : letter))
    .join('');
}

/** Every beginning of a form that ends with a word is a row, so that a phrase is followed word by word. */
function addRows(key: string, rows: Set<string>): void {
  rows.add(key);
  for (const gap of key.matchAll(/[^\p{L}\p{N}_]/gu)) rows.add(key.slice(0, gap.index));
}

function idOf(encoded: string): string {
  return encoded.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

/** Turns the string of `encodeIndex` into the table that matching looks words up in. */
export function decodeIndex(encoded: string): MatchIndex {
  return new MatchIndex(encoded);
}

/** Opaque but to match.ts. Open addressing over typed arrays: no object a form. */
export class MatchIndex {
  /** Number of forms. */
  size = 0;
  readonly #mask: number;
  readonly #hashes: Int32Array;
  /** 0 is free; else bits LONGER and SMALL, and from FORM_SHIFT the number of the form, 0 for none. */
  readonly #rows: Int32Array;
  /** A bit for each hash there may be: small enough to stay near the processor, it turns away most words. */
  readonly gate: Int32Array;
  readonly gateMask: number;
  #checks: Int32Array;
  #capitals: Int32Array;
  #next: Int32Array;
  #entries: Uint16Array;
  #needs: Uint8Array;
  readonly #encoded: string;
  readonly #lines: number[] = [0];
  readonly #ids: string[] = [''];
  readonly #topics: number[] = [0];
  readonly #technical: boolean[] = [false];
  readonly #senses = new Map<number, Sense[]>();

  constructor(encoded: string) {
    this.#encoded = encoded;
    const firstLine = encoded.indexOf('\n');
    const rows = Number(encoded.slice(0, firstLine));
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, rows * 1.6)));
    this.#mask = slots - 1;
    this.#hashes = new Int32Array(slots);
    this.#rows = new Int32Array(slots);
    this.gate = new Int32Array((slots * GATE_BITS) / 32);
    this.gateMask = this.gate.length - 1;
    // Forms that differ in capitals alone share a row.
    const forms = Math.ceil(rows * 1.3) + 8;
    this.#checks = new Int32Array(forms);
    this.#capitals = new Int32Array(forms);
    this.#next = new Int32Array(forms);
    this.#entries = new Uint16Array(forms);
    this.#needs = new Uint8Array(forms);
    this.#read(encoded, firstLine + 1);
  }

  #read(encoded: string, from: number): void {
    // By position in the form being read, so that what it shares with the one before is not hashed anew.
    const bases = new Int32Array(LONGEST_FORM + 1);
    const words = new Int32Array(LONGEST_FORM + 1);
    const checks = new Int32Array(LONGEST_FORM + 1);
    const capitals = new Int32Array(LONGEST_FORM + 1);
    words[0] = WORD_SEED;
    checks[0] = CHECK_SEED;
    let topic = 0;
    let at = from;
    while (at < encoded.length) {
      if (encoded[at] === '@') {
        topic++;
        at += 2;
        continue;
      }
      const technical = encoded[at] === '^';
      if (technical) at++;
      let id = '';
      if (encoded[at] === '=') {
        const end = encoded.indexOf('=', at + 1);
        id = encoded.slice(at + 1, end);
        at = end + 1;
      }
      if (!id) {
        const head = /[^\n|?!#]*/y;
        head.lastIndex = at + 2;
        id = idOf(head.exec(encoded)?.[0] ?? '');
      }
      const entry = this.#ids.push(id) - 1;
      this.#lines.push(at);
      this.#topics.push(topic);
      this.#technical.push(technical);
      let mark = encoded.charCodeAt(at);
      while (mark !== 10 && at < encoded.length) {
        let length = encoded.charCodeAt(at + 1) - SHARED_BASE;
        at += 2;
        let unit = encoded.charCodeAt(at);
        while (
          unit !== NONE &&
          unit !== CONTEXT &&
          unit !== PAGE &&
          unit !== SEARCH &&
          unit !== 10 &&
          at < encoded.length
        ) {
          const folded = FOLD[unit] || learn(unit);
          const base = bases[length] as number;
          const word = words[length] as number;
          let letter = folded;
          if (folded < LETTER) {
            letter = unit;
            const phrase = (base + word) | 0;
            this.#row(phrase, LONGER);
            bases[length + 1] = phraseBase(phrase, unit);
            words[length + 1] = WORD_SEED;
          } else {
            bases[length + 1] = base;
            words[length + 1] = hashLetter(word, folded);
          }
          checks[length + 1] = checkLetter(checks[length] as number, letter);
          const capital = letter !== unit && length < MAX_CASE_BITS ? 1 << length : 0;
          capitals[length + 1] = (capitals[length] as number) | capital;
          length++;
          unit = encoded.charCodeAt(++at);
        }
        if (mark !== SEARCH) {
          const hash = ((bases[length] as number) + (words[length] as number)) | 0;
          this.#form(hash, checks[length] as number, capitals[length] as number, entry, mark);
        }
        mark = unit;
      }
      at++;
    }
  }

  /** The row of a hash, made when it is not there, with `bits` set. Returns its slot. */
  #row(hash: number, bits: number): number {
    let slot = (hash ^ (hash >>> 15)) & this.#mask;
    while (this.#rows[slot] !== 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & this.#mask;
    this.#hashes[slot] = hash;
    this.gate[(hash >>> 5) & this.gateMask] = (this.gate[(hash >>> 5) & this.gateMask] as number) | (1 << (hash & 31));
    this.#rows[slot] = (this.#rows[slot] as number) | bits;
    return slot;
  }

  #form(hash: number, check: number, capitals: number, entry: number, mark: number): void {
    const form = ++this.size;
    if (form >= this.#checks.length) this.#grow();
    const slot = this.#row(hash, 0);
    const row = this.#rows[slot] as number;
    this.#checks[form] = check;
    this.#capitals[form] = capitals;
    this.#entries[form] = entry;
    this.#needs[form] = mark;
    this.#next[form] = row >> FORM_SHIFT;
    const small = (capitals & 1) === 0 ? SMALL : 0;
    this.#rows[slot] = (form << FORM_SHIFT) | (row & (LONGER | SMALL)) | small;
  }

  #grow(): void {
    this.#checks = enlarged(this.#checks, Int32Array);
    this.#capitals = enlarged(this.#capitals, Int32Array);
    this.#next = enlarged(this.#next, Int32Array);
    this.#entries = enlarged(this.#entries, Uint16Array);
    this.#needs = enlarged(this.#needs, Uint8Array);
  }

  /** What is known of a word or phrase by its hash; 0 when nothing begins so. See `#rows`. */
  row(hash: number): number {
    if (((this.gate[(hash >>> 5) & this.gateMask] as number) & (1 << (hash & 31))) === 0) return 0;
    let slot = (hash ^ (hash >>> 15)) & this.#mask;
    for (;;) {
      const row = this.#rows[slot] as number;
      if (row === 0 || this.#hashes[slot] === hash) return row;
      slot = (slot + 1) & this.#mask;
    }
  }

  /**
   * The first form from `form` on that is the text with this check and these capitals; 0 for none.
   * Further ones are found from `next`.
   */
  confirmed(form: number, check: number, capitals: number, wordStarts: number): number {
    for (let at = form; at !== 0; at = this.#next[at] as number) {
      if (this.#checks[at] !== check) continue;
      const wanted = this.#capitals[at] as number;
      if (wanted === 0) return at;
      // A word of small letters may begin a sentence: Anti-CCP, C-ANCA.
      if (((capitals ^ wanted) & ~(capitals & wordStarts)) === 0) return at;
    }
    return 0;
  }

  /** All senses of the text that `confirmed` found first in `form`. */
  senses(form: number, check: number, capitals: number, wordStarts: number): readonly Sense[] {
    const alone = this.#next[form] === 0;
    const known = alone ? this.#senses.get(form) : undefined;
    if (known) return known;
    const senses: Sense[] = [];
    for (let at = form; at !== 0; ) {
      const sense = this.#sense(at);
      if (!senses.some(({ id }) => id === sense.id)) senses.unshift(sense);
      at = this.confirmed(this.#next[at] as number, check, capitals, wordStarts);
    }
    if (alone) this.#senses.set(form, senses);
    return senses;
  }

  #sense(form: number): Sense {
    const entry = this.#entries[form] as number;
    return {
      id: this.#ids[entry] ?? '',
      needs: NEEDS_OF[String.fromCharCode(this.#needs[form] as number)],
      technical: this.#technical[entry] ?? false,
      topic: this.#topics[entry] ?? 0,
      names: () => this.#names(this.#lines[entry] ?? 0),
    };
  }

  #names(line: number): string[] {
    const end = this.#encoded.indexOf('\n', line);
    let before = '';
    return [...this.#encoded.slice(line, end).matchAll(/[|?!#](.)([^|?!#]*)/gs)].map(
      ([, shared = '', rest = '']) => {
        before = before.slice(0, shared.charCodeAt(0) - SHARED_BASE) + rest;
        return before.toLowerCase();
      },
    );
  }

  /** Whether the form's capitals must match. */
  byCapitals(form: number): boolean {
    return this.#capitals[form] !== 0;
  }
}

function enlarged<T extends Int32Array | Uint16Array | Uint8Array>(
  array: T,
  Kind: new (length: number) => T,
): T {
  const larger = new Kind(array.length * 2);
  larger.set(array);
  return larger;
}
