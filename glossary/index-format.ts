import { hashLetter, WORD_SEED } from './hash.ts';

/*
 * The match index as it ships, one string:
 *
 *   line 1   number of forms, then three base64 tables of 16-bit numbers, separated by spaces:
 *            the gate, a bit for each hash of a form's first word;
 *            the buckets, how many entries have a form whose first word falls in each;
 *            the entries of all buckets, one bucket after the other.
 *   then     one line an entry, its headword first, each form as needs (`|` none, `?` context,
 *            `!` page, `#` never matched), how many characters it shares with the form before it,
 *            and the rest. A capital means that capitals must match. `^` before the forms marks a
 *            technical entry, `=id=` gives an id that is not the headword's slug, and `@` the first
 *            entry of a topic.
 *
 * Text instead of hashes, because it compresses: 64-bit hashes, which one needs against false
 * matches, do not, and would cost more than six bytes a form with their entry numbers. The tables
 * spare every tab the work of reading all entries: only those that have a form beginning with a word
 * of the page are read, when that word is met.
 */

/** Bits of the gate: about one word in fifteen that begins no form passes it. */
export const GATE_BITS = 2 ** 17;
export const BUCKETS = 2 ** 12;

/** Shared lengths are written as one character from here. */
export const SHARED_BASE = 0x30;
export const LONGEST_SHARED = 0x4a;
/** In folded characters. */
export const LONGEST_FORM = 200;

export const NEEDS_MARKS = { none: '|', context: '?', page: '!', search: '#' } as const;

/** The bucket of a first word's hash; the gate uses other bits of it. */
export function bucketOf(hash: number): number {
  return (hash >>> 20) & (BUCKETS - 1);
}

/** Which bit of the gate a first word's hash sets. */
export function gateBit(hash: number): number {
  return hash & (GATE_BITS - 1);
}

/** The hash of a folded word. */
export function hashWord(word: string): number {
  let hash = WORD_SEED;
  for (let at = 0; at < word.length; at++) hash = hashLetter(hash, word.charCodeAt(at));
  return hash;
}

/** The id that a headword has unless its line gives another. */
export function idOfHeadword(encoded: string): string {
  return encoded.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
