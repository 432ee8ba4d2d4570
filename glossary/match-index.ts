import { bytesOf } from './base64.ts';
import { MAX_CASE_BITS } from './canonical.ts';
import { FOLD, LETTER, learn } from './fold.ts';
import { CHECK_SEED, checkLetter, hashLetter, phraseBase, WORD_SEED } from './hash.ts';
import {
  BUCKETS,
  BUCKETS_A_STEP,
  bucketOf,
  idOfHeadword,
  KIN_MARK,
  LONGEST_FORM,
  LOWER_PART,
  NEEDS_MARKS,
  NUMBER_BASE,
  passes,
  SHARED_BASE,
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

/** Of a row: a longer form begins so. */
export const LONGER = 1;
/** Of a row: one of its forms may begin with a small letter. */
export const SMALL = 2;
export const FORM_SHIFT = 2;

const [NONE, CONTEXT, PAGE, SEARCH] = Object.values(NEEDS_MARKS).map((mark) => mark.charCodeAt(0));
const TAB = KIN_MARK.charCodeAt(0);
const FIRST_SLOTS = 4096;
/** Rows are looked for in a table at most this full. */
const FULLEST = 0.5;

/** Turns the string of `encodeIndex` into what matching looks words up in. */
export function decodeIndex(encoded: string): MatchIndex {
  return new MatchIndex(encoded);
}

/** Where each position of the form being read stands, so that what it shares with the last is kept. */
const bases = new Int32Array(LONGEST_FORM + 1);
const words = new Int32Array(LONGEST_FORM + 1).fill(WORD_SEED);
const checks = new Int32Array(LONGEST_FORM + 1).fill(CHECK_SEED);
const capitalsSoFar = new Int32Array(LONGEST_FORM + 1);

/**
 * Opaque but to match.ts. A table of open addressing over typed arrays, no object a form, into which
 * entries are read when the opening of one of their forms is met.
 */
export class MatchIndex {
  /** Number of forms. */
  readonly size: number;
  /** Holds the hash of each first word: small, it turns most words away. See `passes`. */
  readonly gate: Int32Array;
  /** The same of openings. */
  readonly #openings: Int32Array;
  readonly #steps: Int32Array;
  readonly #sizes: string;
  /** The entries of the buckets: the higher and the lower parts of their numbers. */
  readonly #higher: string;
  readonly #lower: string;
  readonly #bucketRead = new Uint8Array(BUCKETS);
  /** The lines of entries, and which were read. */
  readonly #lines: readonly string[];
  readonly #wasRead: Uint8Array;
  /** By entry, once the first is asked for. */
  #topics: Uint16Array | undefined;
  #hashes = new Int32Array(FIRST_SLOTS);
  /** By slot: 0 is free; else bits LONGER and SMALL, and from FORM_SHIFT the form's number, 0 for none. */
  #rows = new Int32Array(FIRST_SLOTS);
  #rowCount = 0;
  /** By form, from 1. */
  #checks = new Int32Array(1024);
  #capitals = new Int32Array(1024);
  #next = new Int32Array(1024);
  #entries = new Uint16Array(1024);
  #needs = new Uint8Array(1024);
  #formCount = 0;
  readonly #senses = new Map<number, Sense[]>();

  constructor(encoded: string) {
    const [head = '', ...lines] = encoded.split('\n');
    lines.pop();
    const [count = '0', gate = '', openings = '', steps = '', sizes = '', higher = '', lower = ''] =
      head.split(' ');
    this.size = Number(count);
    this.gate = new Int32Array(bytesOf(gate).buffer);
    this.#openings = new Int32Array(bytesOf(openings).buffer);
    this.#steps = new Int32Array(bytesOf(steps).buffer);
    this.#sizes = sizes;
    this.#higher = higher;
    this.#lower = lower;
    this.#lines = lines;
    this.#wasRead = new Uint8Array(lines.length);
  }

  /**
   * Reads the entries with a form whose opening has this hash; false where there is none. To be done
   * before `row`, for the word a phrase begins with and for its first two.
   */
  open(opening: number): boolean {
    if (!passes(this.#openings, opening)) return false;
    const bucket = bucketOf(opening);
    if (this.#bucketRead[bucket] === 1) return true;
    this.#bucketRead[bucket] = 1;
    const step = bucket - (bucket % BUCKETS_A_STEP);
    let at = this.#steps[step / BUCKETS_A_STEP] as number;
    for (let before = step; before < bucket; before++) at += numberAt(this.#sizes, before);
    for (const end = at + numberAt(this.#sizes, bucket); at < end; at++) {
      const entry = numberAt(this.#higher, at) * LOWER_PART + numberAt(this.#lower, at);
      if (this.#wasRead[entry] === 1) continue;
      this.#wasRead[entry] = 1;
      this.#readEntry(entry);
    }
    return true;
  }

  #readEntry(entry: number): void {
    const line = this.#lines[entry] as string;
    let at = 0;
    // @, ^ and =id= stand before the first form.
    while (at < line.length && !isNeedsMark(line.charCodeAt(at))) {
      at = line.charCodeAt(at) === 61 ? line.indexOf('=', at + 1) + 1 : at + 1;
    }
    while (at < line.length && line.charCodeAt(at) !== TAB) {
      const mark = line.charCodeAt(at);
      let length = line.charCodeAt(at + 1) - SHARED_BASE;
      for (at += 2; at < line.length; at++) {
        const unit = line.charCodeAt(at);
        if (unit === TAB || isNeedsMark(unit)) break;
        this.#readLetter(unit, length++);
      }
      if (mark !== SEARCH) this.#addForm(length, entry, mark);
    }
  }

  /** Takes one character of a form at a position, 0 the first. */
  #readLetter(unit: number, at: number): void {
    const folded = FOLD[unit] || learn(unit);
    const base = bases[at] as number;
    const word = words[at] as number;
    const isLetter = folded >= LETTER;
    if (isLetter) {
      bases[at + 1] = base;
      words[at + 1] = hashLetter(word, folded);
    } else {
      const phrase = (base + word) | 0;
      const slot = this.#slot(phrase);
      this.#rows[slot] = (this.#rows[slot] as number) | LONGER;
      bases[at + 1] = phraseBase(phrase, unit);
      words[at + 1] = WORD_SEED;
    }
    checks[at + 1] = checkLetter(checks[at] as number, isLetter ? folded : unit);
    const capital = isLetter && folded !== unit && at < MAX_CASE_BITS ? 1 << at : 0;
    capitalsSoFar[at + 1] = (capitalsSoFar[at] as number) | capital;
  }

  #addForm(length: number, entry: number, mark: number): void {
    const form = ++this.#formCount;
    if (form >= this.#checks.length) this.#growForms();
    const slot = this.#slot(((bases[length] as number) + (words[length] as number)) | 0);
    const row = this.#rows[slot] as number;
    const capitals = capitalsSoFar[length] as number;
    this.#checks[form] = checks[length] as number;
    this.#capitals[form] = capitals;
    this.#entries[form] = entry;
    this.#needs[form] = mark;
    this.#next[form] = row >> FORM_SHIFT;
    const small = (capitals & 1) === 0 ? SMALL : 0;
    this.#rows[slot] = (form << FORM_SHIFT) | (row & (LONGER | SMALL)) | small;
  }

  /** The slot of a hash, taken for it when it has none. */
  #slot(hash: number): number {
    const mask = this.#rows.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.#rows[slot] !== 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & mask;
    if (this.#rows[slot] !== 0) return slot;
    if (++this.#rowCount > this.#rows.length * FULLEST) {
      this.#growRows();
      return this.#slot(hash);
    }
    this.#hashes[slot] = hash;
    return slot;
  }

  #growRows(): void {
    const hashes = this.#hashes;
    const rows = this.#rows;
    this.#hashes = new Int32Array(rows.length * 2);
    this.#rows = new Int32Array(rows.length * 2);
    this.#rowCount = 0;
    for (let slot = 0; slot < rows.length; slot++) {
      if (rows[slot] !== 0) this.#rows[this.#slot(hashes[slot] as number)] = rows[slot] as number;
    }
  }

  #growForms(): void {
    const length = this.#checks.length * 2;
    const larger = <T extends Int32Array | Uint16Array | Uint8Array>(old: T, grown: T): T => {
      grown.set(old);
      return grown;
    };
    this.#checks = larger(this.#checks, new Int32Array(length));
    this.#capitals = larger(this.#capitals, new Int32Array(length));
    this.#next = larger(this.#next, new Int32Array(length));
    this.#entries = larger(this.#entries, new Uint16Array(length));
    this.#needs = larger(this.#needs, new Uint8Array(length));
  }

  /** What is known of a word or phrase by its hash; 0 when no form begins so. See `#rows`. */
  row(hash: number): number {
    const mask = this.#rows.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const row = this.#rows[slot] as number;
      if (row === 0 || this.#hashes[slot] === hash) return row;
      slot = (slot + 1) & mask;
    }
  }

  /**
   * The form hanging on a row from `form` on that is the text with this check and these capitals; 0
   * for none. One that wants just these capitals goes before one that takes any: AIDS, hearing aids.
   */
  confirmed(form: number, check: number, capitals: number, wordStarts: number): number {
    let any = 0;
    for (let at = form; at !== 0; at = this.#next[at] as number) {
      if (this.#checks[at] !== check) continue;
      if (this.#capitals[at] === 0) any ||= at;
      else if (this.#fits(at, capitals, wordStarts)) return at;
    }
    return any;
  }

  /** All senses of the text that `confirmed` found, from `form` on, in the order of the glossary. */
  senses(form: number, confirmed: number, capitals: number, wordStarts: number): readonly Sense[] {
    const alone = this.#next[form] === 0;
    const known = alone ? this.#senses.get(form) : undefined;
    if (known) return known;
    const found = new Map<number, Sense>();
    const exact = this.byCapitals(confirmed);
    for (let at = form; at !== 0; at = this.#next[at] as number) {
      if (this.#checks[at] !== this.#checks[confirmed] || this.byCapitals(at) !== exact) continue;
      if (exact && !this.#fits(at, capitals, wordStarts)) continue;
      const entry = this.#entries[at] as number;
      if (!found.has(entry)) found.set(entry, this.#sense(entry, this.#needs[at] as number));
    }
    const senses = [...found].sort(([a], [b]) => a - b).map(([, sense]) => sense);
    if (alone) this.#senses.set(form, senses);
    return senses;
  }

  /** Whether capitals are as the form wants them. A word of small letters may begin a sentence: C-ANCA. */
  #fits(form: number, capitals: number, wordStarts: number): boolean {
    return ((capitals ^ (this.#capitals[form] as number)) & ~(capitals & wordStarts)) === 0;
  }

  #sense(entry: number, mark: number): Sense {
    const line = this.#lines[entry] ?? '';
    const [forms = '', relatives = ''] = line.split(KIN_MARK);
    let kin: ReadonlySet<string> | undefined;
    return {
      id: idIn(line),
      needs: mark === CONTEXT ? 'context' : mark === PAGE ? 'page' : undefined,
      technical: /^@?\^/.test(line),
      topic: this.#topicOf(entry),
      names: () => namesIn(forms),
      kin: () => {
        kin ??= new Set(entriesIn(relatives).map((one) => idIn(this.#lines[one] ?? '')));
        return kin;
      },
    };
  }

  #topicOf(entry: number): number {
    if (!this.#topics) {
      let topic = 0;
      this.#topics = Uint16Array.from(this.#lines, (line) => {
        if (line.charCodeAt(0) === 64) topic++;
        return topic;
      });
    }
    return this.#topics[entry] ?? 0;
  }

  /** Whether the form's capitals must match. */
  byCapitals(form: number): boolean {
    return this.#capitals[form] !== 0;
  }
}

/** The id of an entry's line. */
function idIn(line: string): string {
  const [, id, head = ''] = /^@?\^?(?:=([^=]*)=)?(?:[|?!#].([^|?!#\t]*))?/s.exec(line) ?? [];
  return id ?? idOfHeadword(head);
}

function isNeedsMark(unit: number): boolean {
  return unit === NONE || unit === CONTEXT || unit === PAGE || unit === SEARCH;
}

/** A number written as one character. */
function numberAt(text: string, at: number): number {
  return text.charCodeAt(at) - NUMBER_BASE;
}

/** Numbers of entries, in two parts each. */
function entriesIn(text: string): number[] {
  return Array.from(
    { length: text.length / 2 },
    (_, which) => numberAt(text, 2 * which) * LOWER_PART + numberAt(text, 2 * which + 1),
  );
}

/** The forms of an entry's line, in small letters. */
function namesIn(line: string): string[] {
  let before = '';
  return [...line.matchAll(/[|?!#](.)([^|?!#]*)/gs)].map(([, shared = '', rest = '']) => {
    before = before.slice(0, shared.charCodeAt(0) - SHARED_BASE) + rest;
    return before.toLowerCase();
  });
}
