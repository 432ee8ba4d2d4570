import { FOLD, LETTER, learn } from './fold.ts';
import { hashLetter, phraseBase, WORD_SEED } from './hash.ts';

/*
 * The match index as it ships, one string:
 *
 *   line 1   number of forms, then three base64 tables of 16-bit numbers, separated by spaces:
 *            the gate, a bit for each form's first word and for each form's opening;
 *            the buckets, how many entries have a form whose opening falls in each;
 *            the entries of all buckets, one bucket after the other.
 *   then     one line an entry, its headword first, each form as needs (`|` none, `?` context,
 *            `!` page, `#` never matched), how many characters it shares with the form before it,
 *            and the rest. A capital means that capitals must match. `^` before the forms marks a
 *            technical entry, `=id=` gives an id that is not the headword's slug, and `@` the first
 *            entry of a topic.
 *
 * Text instead of hashes, because it compresses: 64-bit hashes, which one needs against false
 * matches, do not, and would cost more than six bytes a form with their entry numbers. The tables
 * spare every tab the work of reading all entries: only those that have a form with an opening that
 * stands on the page are read, when it is met. A form's opening is its first word when it has no
 * other, else its first two: single words such as "primary" or "blood" open hundreds of entries.
 */

/** Bits of the gate: about one word or pair in eight that opens no form passes it. */
export const GATE_BITS = 2 ** 17;
export const BUCKETS = 2 ** 14;

/** Shared lengths are written as one character from here. */
export const SHARED_BASE = 0x30;
export const LONGEST_SHARED = 0x4a;
/** In folded characters. */
export const LONGEST_FORM = 200;

export const NEEDS_MARKS = { none: '|', context: '?', page: '!', search: '#' } as const;

/** The bucket of an opening's hash. */
export function bucketOf(hash: number): number {
  return (hash >>> 18) & (BUCKETS - 1);
}

/** Which bit of the gate a first word's or an opening's hash sets. */
export function gateBit(hash: number): number {
  return hash & (GATE_BITS - 1);
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
