import { isCapital, MAX_CASE_BITS } from './canonical.ts';
import {
  APOSTROPHE,
  FOLD,
  foldLong,
  HYPHEN,
  INVISIBLE,
  isLongLetter,
  LETTER,
  LINKER,
  LONG,
  LONG_BREAK,
  LONG_INVISIBLE,
  LONG_MARK,
  learn,
  MARK,
  SPACE,
  unitsAt,
} from './fold.ts';
import { CHECK_SEED, checkLetter, hashLetter, phraseBase, WORD_SEED } from './hash.ts';

const SPACE_UNIT = 0x20;
const SMALL_S = 0x73;

/*
 * What is being read is kept in one typed array, not in an object: V8 boxes 32-bit hashes in fields.
 */
export const state = new Int32Array(17);
/** Hash of the phrase up to and with the word being read, and what the words before add to it. */
export const HASH = 0;
export const BASE = 1;
export const CHECK = 2;
/** The last letter. */
export const LAST = 3;
/** Folded length so far. */
export const SIZE = 4;
/** Bit n is set where character n is a capital; where it begins a word. */
export const CAPITALS = 5;
export const WORD_STARTS = 6;
/** After the last letter and its marks; where reading goes on. */
export const END = 7;
export const NEXT = 8;
/** The same without a possessive 's; BARE_SIZE is 0 when there is none. */
export const BARE_HASH = 9;
export const BARE_CHECK = 10;
export const BARE_SIZE = 11;
export const BARE_CAPITALS = 12;
/** 1 where the word ended without a mark, an apostrophe or the like. */
export const PLAIN = 13;
/** What joins the two words that `readGap` last read between. */
export const JOINT = 14;
/** 0 where it is known that no form of more than one word begins with the word found. */
export const LONGER_MAY = 15;

/** Where the word being read begins. */
export const START = 16;

/** One field of the state. */
export function now(field: number): number {
  return state[field] as number;
}

/** Begins a phrase with the word at `start`. */
export function readFirst(text: string, start: number): void {
  state[BASE] = 0;
  state[CHECK] = CHECK_SEED;
  state[SIZE] = 0;
  state[CAPITALS] = 0;
  state[WORD_STARTS] = 0;
  readWord(text, start);
}

/** Reads the next word of the phrase; false where the phrase ends. */
export function readOn(text: string): boolean {
  const from = readGap(text, now(NEXT));
  if (from < 0) return false;
  state[BASE] = phraseBase(now(HASH), now(JOINT));
  state[CHECK] = checkLetter(now(CHECK), now(JOINT));
  state[SIZE] = now(SIZE) + 1;
  readWord(text, from);
  return true;
}

/** Reads one word from `start` on into `state`. */
export function readWord(text: string, start: number): void {
  // An apostrophe counts only once a letter follows.
  let apostrophe = false;
  let pending = false;
  let hash = WORD_SEED;
  let at = start;
  if (now(SIZE) < MAX_CASE_BITS) state[WORD_STARTS] = now(WORD_STARTS) | (1 << now(SIZE));
  state[START] = start;
  state[END] = start;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const folded = FOLD[unit] || learn(unit);
    if (folded >= LETTER || folded === LONG) {
      const letters = folded === LONG ? foldLong(text, at) : '';
      if (folded === LONG && letters <= LONG_INVISIBLE) {
        if (letters === LONG_BREAK) break;
        if (letters === LONG_MARK && now(END) === at) state[END] = at + unitsAt(text, at);
        at += unitsAt(text, at) - 1;
        continue;
      }
      if (pending) {
        apostrophe = true;
        pending = false;
        state[BARE_HASH] = (now(BASE) + hash) | 0;
        state[BARE_CHECK] = now(CHECK);
        state[BARE_SIZE] = now(SIZE);
        state[BARE_CAPITALS] = now(CAPITALS);
      }
      if (unit !== folded && now(SIZE) < MAX_CASE_BITS && isCapital(text, at)) {
        state[CAPITALS] = now(CAPITALS) | (1 << now(SIZE));
      }
      if (folded === LONG) {
        for (let letter = 0; letter < letters.length; letter++) {
          hash = addLetter(hash, letters.charCodeAt(letter));
        }
        at += unitsAt(text, at) - 1;
      } else {
        hash = addLetter(hash, folded);
      }
      state[END] = at + 1;
    } else if (folded === MARK) {
      if (now(END) === at) state[END] = at + 1;
    } else if (folded === APOSTROPHE) {
      if (pending) break;
      pending = true;
    } else if (folded !== INVISIBLE) {
      break;
    }
  }
  state[HASH] = (now(BASE) + hash) | 0;
  state[NEXT] = at;
  const possessive = apostrophe && now(SIZE) === now(BARE_SIZE) + 1 && now(LAST) === SMALL_S;
  if (!possessive) state[BARE_SIZE] = 0;
}

function addLetter(hash: number, folded: number): number {
  state[CHECK] = checkLetter(now(CHECK), folded);
  state[LAST] = folded;
  state[SIZE] = now(SIZE) + 1;
  return hashLetter(hash, folded);
}

/**
 * Reads what stands between two words of a phrase, into JOINT. Returns where the next word begins,
 * or -1 where the phrase ends: white space and a single hyphen join, other punctuation does only
 * where a form is written with it.
 */
export function readGap(text: string, start: number): number {
  let spaces = false;
  let joint = 0;
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const folded = FOLD[unit] || learn(unit);
    if (folded === SPACE) {
      // "a - b" is a dash; "a-" at the end of a line is not.
      if (joint === SPACE_UNIT && !spaces && unit !== 10 && unit !== 13) return -1;
      spaces = true;
    } else if (folded === HYPHEN) {
      if (spaces || joint !== 0) return -1;
      joint = SPACE_UNIT;
    } else if (folded === LINKER) {
      if (joint !== 0) return -1;
      joint = unit;
    } else if (folded >= LETTER || (folded === LONG && isLongLetter(text, at))) {
      state[JOINT] = joint || SPACE_UNIT;
      return at;
    } else if (folded === LONG) {
      if (foldLong(text, at) === LONG_BREAK) return -1;
      at += unitsAt(text, at) - 1;
    } else if (folded !== INVISIBLE && folded !== MARK) {
      return -1;
    }
  }
  return -1;
}

const PLAIN_WORD = /^\w*$/;

/** The word that stands from `start` to `end`, folded. */
export function foldedWord(text: string, start: number, end: number): string {
  const word = text.slice(start, end);
  if (PLAIN_WORD.test(word)) return word.toLowerCase();
  let folded = '';
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    const letter = FOLD[unit] || learn(unit);
    if (letter >= LETTER) folded += String.fromCharCode(letter);
    else if (letter === LONG) {
      const letters = foldLong(word, at);
      if (letters > LONG_INVISIBLE) folded += letters;
      at += unitsAt(word, at) - 1;
    }
  }
  return folded;
}
