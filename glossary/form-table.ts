import { MAX_CASE_BITS } from './canonical.ts';
import { FOLD, LETTER, learn } from './fold.ts';
import { CHECK_SEED, checkLetter, hashLetter, phraseBase, WORD_SEED } from './hash.ts';
import { LONGEST_FORM } from './index-format.ts';

/**
 * Of a row: the forms that are this one word have been read, or those that begin with these two. The
 * hash of a word can be that of a pair ("keratoderma", "power Doppler"): each has a bit of its own.
 */
export const WORD_READ = 1;
export const PAIR_READ = 2;
/** Of a row: a longer form begins so. */
export const LONGER = 4;
/** Of a row: one of its forms may begin with a small letter. */
export const SMALL = 8;
export const FORM_SHIFT = 4;

const FIRST_SLOTS = 2048;
const FIRST_FORMS = 512;
/** Rows are looked for in a table at most this full. */
const FULLEST = 0.5;

/** What each position of the form last written adds up to, so that what the next shares is kept. */
const bases = new Int32Array(LONGEST_FORM + 1);
const words = new Int32Array(LONGEST_FORM + 1).fill(WORD_SEED);
const checks = new Int32Array(LONGEST_FORM + 1).fill(CHECK_SEED);
const capitalsSoFar = new Int32Array(LONGEST_FORM + 1);

/** Forms by hash: open addressing over typed arrays, no object a form. */
export class FormTable {
  #hashes = new Int32Array(FIRST_SLOTS);
  /** By slot: 0 is free; else the bits above, and from FORM_SHIFT the form's number, 0 for none. */
  #rows = new Int32Array(FIRST_SLOTS);
  #rowCount = 0;
  /** By form, from 1. */
  #checks = new Int32Array(FIRST_FORMS);
  #capitals = new Int32Array(FIRST_FORMS);
  #next = new Int32Array(FIRST_FORMS);
  #entries = new Uint16Array(FIRST_FORMS);
  #needs = new Uint8Array(FIRST_FORMS);
  #formCount = 0;

  /** What is known of a word or phrase by its hash; 0 when nothing is. See `#rows`. */
  row(hash: number): number {
    const mask = this.#rows.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const row = this.#rows[slot] as number;
      if (row === 0 || this.#hashes[slot] === hash) return row;
      slot = (slot + 1) & mask;
    }
  }

  /** Sets one of the bits above for a hash. */
  note(hash: number, bit: number): void {
    const slot = this.#slot(hash);
    this.#rows[slot] = (this.#rows[slot] as number) | bit;
  }

  /** Takes characters of a form, from position `at` on, 0 the first. Returns the position after. */
  write(text: string, at: number): number {
    let to = at;
    for (let from = 0; from < text.length; from++, to++) {
      const unit = text.charCodeAt(from);
      const folded = FOLD[unit] || learn(unit);
      const isLetter = folded >= LETTER;
      const base = bases[to] as number;
      const word = words[to] as number;
      if (isLetter) {
        bases[to + 1] = base;
        words[to + 1] = hashLetter(word, folded);
      } else {
        const phrase = (base + word) | 0;
        this.note(phrase, LONGER);
        bases[to + 1] = phraseBase(phrase, unit);
        words[to + 1] = WORD_SEED;
      }
      checks[to + 1] = checkLetter(checks[to] as number, isLetter ? folded : unit);
      const capital = isLetter && folded !== unit && to < MAX_CASE_BITS ? 1 << to : 0;
      capitalsSoFar[to + 1] = (capitalsSoFar[to] as number) | capital;
    }
    return to;
  }

  /** Adds the form that was written up to `length`, with further capitals. */
  add(length: number, capitals: number, entry: number, needs: number): void {
    const form = ++this.#formCount;
    if (form >= this.#checks.length) this.#growForms();
    const slot = this.#slot(((bases[length] as number) + (words[length] as number)) | 0);
    const row = this.#rows[slot] as number;
    const all = (capitalsSoFar[length] as number) | capitals;
    this.#checks[form] = checks[length] as number;
    this.#capitals[form] = all;
    this.#entries[form] = entry;
    this.#needs[form] = needs;
    this.#next[form] = row >> FORM_SHIFT;
    const small = (all & 1) === 0 ? SMALL : 0;
    this.#rows[slot] = (form << FORM_SHIFT) | (row & (2 ** FORM_SHIFT - 1)) | small;
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

  /** Whether no other form hangs on the row. */
  isAlone(form: number): boolean {
    return this.#next[form] === 0;
  }

  /** Entries of the text that `confirmed` found, from `form` on, each with what it needs. */
  entriesOf(
    form: number,
    confirmed: number,
    capitals: number,
    wordStarts: number,
  ): Map<number, number> {
    const found = new Map<number, number>();
    const exact = this.byCapitals(confirmed);
    for (let at = form; at !== 0; at = this.#next[at] as number) {
      if (this.#checks[at] !== this.#checks[confirmed] || this.byCapitals(at) !== exact) continue;
      if (exact && !this.#fits(at, capitals, wordStarts)) continue;
      found.set(this.#entries[at] as number, this.#needs[at] as number);
    }
    return found;
  }

  /** Whether the form's capitals must match. */
  byCapitals(form: number): boolean {
    return this.#capitals[form] !== 0;
  }

  /** Whether capitals are as the form wants them. A word of small letters may begin a sentence: C-ANCA. */
  #fits(form: number, capitals: number, wordStarts: number): boolean {
    return ((capitals ^ (this.#capitals[form] as number)) & ~(capitals & wordStarts)) === 0;
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
}
