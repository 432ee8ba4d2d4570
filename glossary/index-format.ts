import { FOLD, LETTER, learn } from './fold.ts';
import { hashLetter, phraseBase, WORD_SEED } from './hash.ts';

/*
 * The match index as it ships, one string:
 *
 *   line 1   number of forms, then six tables, separated by spaces:
 *            the gate of words, two bits for each form's first word (a Bloom filter), in base64;
 *            the gate of openings, the same for each form's opening;
 *            for every BUCKETS_A_STEP buckets how many entries lie in those before, as 32-bit numbers
 *            in base64;
 *            the buckets, a character each: how many entries have a form whose opening falls in it;
 *            the entries of all buckets, one bucket after the other, a character each: the number's
 *            higher part; and once more, its lower part.
 *   then     one line an entry, its headword first, each form as needs (`|` none, `?` context,
 *            `!` page, `#` never matched), how many characters it shares with the form before it,
 *            and the rest. A capital means that capitals must match. `^` before the forms marks a
 *            technical entry, `=id=` gives an id that is not the headword's slug, and `@` the first
 *            entry of a topic. A tab and the numbers of its kin, in two parts, may end the line.
 *
 * Text instead of hashes, because it compresses: 64-bit hashes, which one needs against false
 * matches, do not, and would cost more than six bytes a form with their entry numbers. The tables
 * spare every tab the work of reading all entries: only those that have a form with an opening that
 * stands on the page are read, when it is met. A form's opening is its first word when it has no
 * other, else its first two: single words such as "primary" or "blood" open hundreds of entries.
 */

/**
 * Bits of a gate for each hash in it, or up to twice as many: about one other word in twelve passes,
 * and one other opening in six. Every word of a page is asked the first, few the second.
 */
export const WORD_BITS = 5;
export const OPENING_BITS = 3;
export const BUCKETS = 2 ** 14;
export const BUCKETS_A_STEP = 32;

/** Shared lengths are written as one character from here. */
export const SHARED_BASE = 0x30;
export const LONGEST_SHARED = 0x4a;
/** In folded characters. */
export const LONGEST_FORM = 200;

/** Ends the forms of an entry, before its kin. */
export const KIN_MARK = '\t';

export const NEEDS_MARKS = { none: '|', context: '?', page: '!', search: '#' } as const;

/** Numbers are written as one character from here: no quote, no space. */
export const NUMBER_BASE = 0x23;
/** An entry's number is written in two parts; compressed that is a fifth less than base64. */
export const LOWER_PART = 64;

/** The bucket of an opening's hash. */
export function bucketOf(hash: number): number {
  return (hash >>> 18) & (BUCKETS - 1);
}

/** How many bits a gate of so many hashes has: a power of two, at least one word of 32. */
export function gateBitsFor(hashes: number, bitsAHash: number): number {
  return 2 ** Math.max(5, Math.ceil(Math.log2(hashes * bitsAHash)));
}

/** The bits that a hash sets in a gate: the lowest of it, and the lowest of this. */
export function secondBits(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 12;
}

/** Whether a gate holds a hash, or seems to. */
export function passes(gate: Int32Array, hash: number): boolean {
  const mask = gate.length - 1;
  if (((gate[(hash >>> 5) & mask] as number) & (1 << (hash & 31))) === 0) return false;
  const second = secondBits(hash);
  return ((gate[(second >>> 5) & mask] as number) & (1 << (second & 31))) !== 0;
}

/** Hashes of the first word of a canonical form, and of its opening: the same where it has one word. */
export function openingOf(form: string): { firstWord: number; opening: number } {
  let firstWord: number | undefined;
  let base = 0;
  let word = WORD_SEED;
  for (let at = 0; at < form.length; at++) {
    const unit = form.charCodeAt(at);
    const folded = FOLD[unit] || learn(unit);
    if (folded >= LETTER) word = hashLetter(word, folded);
    else if (firstWord === undefined) {
      firstWord = word;
      base = phraseBase(word, unit);
      word = WORD_SEED;
    } else break;
  }
  const opening = (base + word) | 0;
  return { firstWord: firstWord ?? opening, opening };
}

/** The id that a headword has unless its line gives another. */
export function idOfHeadword(encoded: string): string {
  return encoded.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
