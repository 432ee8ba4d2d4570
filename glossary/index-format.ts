import { FOLD, LETTER, learn } from './fold.ts';
import { hashLetter, phraseBase, WORD_SEED } from './hash.ts';

/*
 * The match index as it ships, one string:
 *
 *   line 1   number of forms, then six tables, separated by spaces:
 *            the gate of words, two bits for each form's first word (a Bloom filter), in base64;
 *            the gate of pairs, one bit for the first two words of each form that has them;
 *            the blocks: for each its length and the number of entries before it, 32 bits each;
 *            the entries: for each a character, twice the number of its topic, one more where the
 *            entry is technical;
 *            the kin of each entry, a tab before each list;
 *            the ids that are not their headword's slug, each as a tab, the entry's number, the id.
 *   then     a dictionary, one line for each first word, in order of its characters: the word, a
 *            space, the forms that are this word alone, and for each second word a tab, what joins
 *            it (left out where that is a space), the second word, and the forms that begin so.
 *
 *   A form   `|`, its entry's number, flags, how many characters its end shares with that of the
 *            form before it (left out in the first of a group), and the rest of its end, which is
 *            what follows the group's one or two words. Flags: `!` it is the headword, `{` it needs
 *            context, `}` the page, `~` it is never matched, `#` capitals must match, with those of
 *            the group's words as a number. A capital in an end means the same.
 *
 * Entries are numbered in the order of their headwords in the dictionary. Numbers are characters from
 * NUMBER_BASE on; those of entries are two of them.
 *
 * Text instead of hashes, because it compresses: 64-bit hashes, which one needs against false
 * matches, do not, and would cost more than six bytes a form with their entry numbers. No tab reads
 * the whole of it: a form is read when its first word, or its first two, stand on the page. They are
 * found by the browser's own search in strings, which is as fast on its first call as on any other;
 * our own code is not, and most pages are over before it has been compiled.
 */

/**
 * Bits of a gate for each hash in it, or up to twice as many: about one other word in twelve passes,
 * and one other pair in four. Every word of a page is asked the first, few pairs the second.
 */
export const WORD_BITS = 5;
export const PAIR_BITS = 2;

/** A block of the dictionary is the first line that makes it this long, with those before, UTF-16. */
export const BLOCK_LENGTH = 1024;

export const FORM = '|';
export const GROUP = '\t';
export const HEAD = '!';
export const CAPITALS = '#';
export const NEEDS_FLAGS = { none: '', context: '{', page: '}', search: '~' } as const;

/** In folded characters. */
export const LONGEST_FORM = 200;

/** Numbers are written as characters from here to z: none of the marks above, no quote, no space. */
export const NUMBER_BASE = 0x28;
export const NUMBERS = 0x7b - NUMBER_BASE;
/** The higher part of a number of two characters goes on from here. */
const HIGHER_BASE = 0xa0;
export const MOST_ENTRIES = 0xffff;
/** Capitals are written in pieces of so many bits. */
export const CAPITAL_BITS = 6;

/** An entry's number, as two characters. */
export function writtenNumber(number: number): string {
  const higher = Math.floor(number / NUMBERS);
  const base = higher < NUMBERS ? NUMBER_BASE : HIGHER_BASE - NUMBERS;
  return String.fromCharCode(base + higher, NUMBER_BASE + (number % NUMBERS));
}

/** The entry's number that two characters stand for. */
export function readNumber(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const higher = unit < HIGHER_BASE ? unit - NUMBER_BASE : unit - HIGHER_BASE + NUMBERS;
  return higher * NUMBERS + text.charCodeAt(at + 1) - NUMBER_BASE;
}

/** How many bits a gate of so many hashes has: a power of two, at least one word of 32. */
export function gateBitsFor(hashes: number, bitsAHash: number): number {
  return 2 ** Math.max(5, Math.ceil(Math.log2(hashes * bitsAHash)));
}

/** The second bits that a word's hash sets in its gate; the first are the lowest of itself. */
export function secondBits(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 12;
}

/** Whether a gate holds a hash's first bit. */
export function passesFirst(gate: Int32Array, hash: number): boolean {
  return ((gate[(hash >>> 5) & (gate.length - 1)] as number) & (1 << (hash & 31))) !== 0;
}

/** Whether the gate of words holds a hash, or seems to. */
export function passes(gate: Int32Array, hash: number): boolean {
  return passesFirst(gate, hash) && passesFirst(gate, secondBits(hash));
}

/** A canonical form in the parts by which it is found. */
export interface FormParts {
  firstWord: string;
  /** What joins the second word, and that word; both '' where there is none. */
  joint: string;
  secondWord: string;
  /** What follows these. */
  end: string;
  /** Hashes of the first word, and of the first two. */
  firstHash: number;
  pairHash: number;
}

export function partsOf(form: string): FormParts {
  const [firstEnd, firstHash] = wordAt(form, 0);
  const joint = form.slice(firstEnd, firstEnd + 1);
  const [secondEnd, secondHash] = wordAt(form, firstEnd + joint.length);
  return {
    firstWord: form.slice(0, firstEnd),
    joint,
    secondWord: form.slice(firstEnd + joint.length, secondEnd),
    end: form.slice(secondEnd),
    firstHash,
    pairHash: joint ? (phraseBase(firstHash, joint.charCodeAt(0)) + secondHash) | 0 : firstHash,
  };
}

/** Where the word ends that begins at `start`, and its hash. */
function wordAt(form: string, start: number): [number, number] {
  let hash = WORD_SEED;
  let at = start;
  for (; at < form.length; at++) {
    const unit = form.charCodeAt(at);
    const folded = FOLD[unit] || learn(unit);
    if (folded < LETTER) break;
    hash = hashLetter(hash, folded);
  }
  return [at, hash];
}

/** The id that a headword has unless the index gives another. */
export function idOfHeadword(encoded: string): string {
  return encoded.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
