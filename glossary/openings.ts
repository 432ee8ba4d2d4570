import { FOLD, HYPHEN, isLongLetter, LETTER, LINKER, LONG, learn, MARK, SPACE } from './fold.ts';
import { FORM_SHIFT, PAIR_READ, SMALL, WORD_READ } from './form-table.ts';
import { phraseBase, WORD_SEED } from './hash.ts';
import { passes, passesFirst } from './index-format.ts';
import type { MatchIndex } from './match-index.ts';
import {
  BARE_HASH,
  BARE_SIZE,
  END,
  foldedWord,
  HASH,
  JOINT,
  LONGER_MAY,
  NEXT,
  now,
  PLAIN,
  readFirst,
  readGap,
  state,
} from './phrase-reader.ts';

/*
 * Where a form may begin. A third of the words of any page are such that some form begins with them
 * ("the pill", "in remission"), and nearly all of those are over at the next word. So the words that
 * only begin longer forms are remembered, and with them the pairs that no form begins with: both are
 * turned away in the loop that reads the letters, without a call.
 */

const SPACE_UNIT = 0x20;
const QUIET_SLOTS = 512;
const IDLE_SLOTS = 2048;
const LONGEST_WORD = 0x7fffffff;

/** What turns words and pairs away, of all indexes together. */
class Gates {
  readonly words: Int32Array;
  readonly pairs: Int32Array;
  /** Words met that are no form in small letters, each at the slot its hash ends with. */
  readonly quiet = noHashes(QUIET_SLOTS);
  /** Pairs of words met that no form begins with. */
  readonly idle = noHashes(IDLE_SLOTS);

  constructor(indexes: readonly MatchIndex[]) {
    this.words = joined(indexes.map(({ words }) => words));
    this.pairs = joined(indexes.map(({ pairs }) => pairs));
  }
}

/** A table of hashes that holds none: what stands in a slot has another ending. */
function noHashes(slots: number): Int32Array {
  const table = new Int32Array(slots);
  table[0] = 1;
  return table;
}

function joined(gates: readonly Int32Array[]): Int32Array {
  const [first, ...others] = gates;
  if (first && others.length === 0) return first;
  const all = new Int32Array(Math.max(1, ...gates.map(({ length }) => length)));
  for (const gate of gates) {
    // A smaller gate looks at fewer bits of a hash: its bits stand for several of the larger one.
    for (let at = 0; at < all.length; at++)
      all[at] = (all[at] ?? 0) | (gate[at & (gate.length - 1)] ?? 0);
  }
  return all;
}

/** Kept with the index, and where there are several with the list of them, which a page does not change. */
const known = new WeakMap<MatchIndex | readonly MatchIndex[], Gates>();

export function gatesOf(indexes: readonly MatchIndex[]): Gates {
  const key = (indexes.length === 1 && indexes[0]) || indexes;
  let gates = known.get(key);
  if (!gates) {
    gates = new Gates(indexes);
    known.set(key, gates);
  }
  return gates;
}

/**
 * Where the next word begins, at or after `from`, with which a form may begin; -1 at the end. Notes
 * the word, and in LONGER_MAY whether that form may have more words.
 */
export function nextOpening(
  indexes: readonly MatchIndex[],
  gates: Gates,
  text: string,
  from: number,
): number {
  let at = from;
  for (;;) {
    const start = gatedWord(gates, text, at);
    if (start < 0) return start;
    state[LONGER_MAY] = 1;
    if (now(PLAIN) === 1) {
      if (mayMatch(indexes, gates, text, start)) return start;
      at = now(END);
    } else {
      readFirst(text, start);
      if (passes(gates.words, now(HASH)) || passesBare(gates.words)) return start;
      at = now(NEXT);
    }
  }
}

/**
 * Where the next word begins that gets through the gates, or that is not plain; -1 at the end. The
 * hot loop: it calls next to nothing, since most words of most pages end here.
 */
function gatedWord({ words, pairs, quiet, idle }: Gates, text: string, from: number): number {
  const length = text.length;
  const wordMask = words.length - 1;
  let at = from;
  // The word before, where it is quiet and only white space came after it.
  let before = -1;
  let beforeEnd = 0;
  let beforeHash = 0;
  while (at < length) {
    const unit = text.charCodeAt(at);
    let folded = FOLD[unit] || learn(unit);
    if (folded < LETTER) {
      if (before >= 0 && folded !== SPACE) {
        if (folded >= HYPHEN) return noted(before, beforeHash, beforeEnd);
        before = -1;
      }
      if (folded === LONG && isLongLetter(text, at)) {
        state[PLAIN] = 0;
        return at;
      }
      at++;
      continue;
    }
    const start = at;
    let hash = WORD_SEED;
    while (folded >= LETTER) {
      hash = Math.imul(hash ^ folded, 0x01000193);
      if (++at === length) break;
      const next = text.charCodeAt(at);
      folded = FOLD[next] || learn(next);
    }
    const plain = folded < MARK || folded >= LETTER || folded === LINKER;
    if (before >= 0) {
      if (!plain) return noted(before, beforeHash, beforeEnd);
      const pair = (phraseBase(beforeHash, SPACE_UNIT) + hash) | 0;
      if (idle[pair & (IDLE_SLOTS - 1)] !== pair && passesFirst(pairs, pair))
        return noted(before, beforeHash, beforeEnd);
      before = -1;
    }
    if (!plain) {
      state[PLAIN] = 0;
      return start;
    }
    // Asked here once before it is asked whole: a call a word shows while nothing is compiled yet.
    const bit = (words[(hash >>> 5) & wordMask] as number) & (1 << (hash & 31));
    if (bit === 0 || !passes(words, hash)) continue;
    if (quiet[hash & (QUIET_SLOTS - 1)] !== hash || !isSmall(text.charCodeAt(start)))
      return noted(start, hash, at);
    before = start;
    beforeHash = hash;
    beforeEnd = at;
  }
  return -1;
}

/** Whether the word just read gets through the gate without its possessive ending. */
function passesBare(words: Int32Array): boolean {
  return now(BARE_SIZE) > 0 && passes(words, now(BARE_HASH));
}

/** Notes a plain word, and gives where it begins. */
function noted(start: number, hash: number, end: number): number {
  state[PLAIN] = 1;
  state[HASH] = hash;
  state[END] = end;
  return start;
}

function isSmall(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}

/** Whether what ends a word may belong to it yet: a mark, an apostrophe, something invisible. */
function isUnplain(folded: number): boolean {
  return folded >= MARK && folded < LETTER && folded !== LINKER;
}

/**
 * Whether a form may begin with the plain word at `start`: many common words only begin phrases
 * ("the", "with contrast"), or are abbreviations when written in capitals ("as", "all"). Errs on the
 * side of yes.
 */
function mayMatch(
  indexes: readonly MatchIndex[],
  gates: Gates,
  text: string,
  start: number,
): boolean {
  const hash = now(HASH);
  const small = isSmall(text.charCodeAt(start));
  let alone = false;
  for (const index of indexes) {
    const row = wordRow(index, hash, text, start, now(END), LONGEST_WORD);
    if (row >> FORM_SHIFT !== 0 && !(small && (row & SMALL) === 0)) alone = true;
  }
  if (small && !alone) gates.quiet[hash & (QUIET_SLOTS - 1)] = hash;
  const longer = mayGoOn(indexes, gates, text, start, hash);
  state[LONGER_MAY] = longer ? 1 : 0;
  return alone || longer;
}

/** Whether a form may begin with the plain word of this hash, just read, and the word after it. */
function mayGoOn(
  indexes: readonly MatchIndex[],
  gates: Gates,
  text: string,
  start: number,
  firstWord: number,
): boolean {
  const end = now(END);
  const from = readGap(text, end);
  if (from < 0) return false;
  let hash = WORD_SEED;
  let at = from;
  let folded = FOLD[text.charCodeAt(at)] ?? 0;
  while (folded >= LETTER) {
    hash = Math.imul(hash ^ folded, 0x01000193);
    if (++at === text.length) break;
    const next = text.charCodeAt(at);
    folded = FOLD[next] || learn(next);
  }
  if (isUnplain(folded)) return true;
  const pair = (phraseBase(firstWord, now(JOINT)) + hash) | 0;
  if (!passesFirst(gates.pairs, pair)) return false;
  let begins = false;
  for (const index of indexes) {
    let row = index.table.row(pair);
    if ((row & PAIR_READ) === 0) {
      const first = foldedWord(text, start, end);
      index.readPair(pair, first, now(JOINT), foldedWord(text, from, at));
      row = index.table.row(pair);
    }
    if ((row & ~(WORD_READ | PAIR_READ)) !== 0) begins = true;
  }
  if (!begins) gates.idle[pair & (IDLE_SLOTS - 1)] = pair;
  return begins;
}

/** The row of a first word that stands from `start` to `end`, `size` letters of it, once it was read. */
export function wordRow(
  index: MatchIndex,
  hash: number,
  text: string,
  start: number,
  end: number,
  size: number,
): number {
  const row = index.table.row(hash);
  if ((row & WORD_READ) !== 0 || !passes(index.words, hash)) return row;
  index.readWord(hash, foldedWord(text, start, end).slice(0, size));
  return index.table.row(hash);
}
