import { type AddressRun, addressAround } from './addresses.ts';
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
import { CHECK_SEED, checkStep, HASH_SEED, hashStep } from './hash.ts';
import type { MatchIndex, Sense } from './match-index.ts';

/** A form found in a text, before it is judged. Offsets are UTF-16, into the text as given. */
export interface Candidate {
  start: number;
  end: number;
  /** Every meaning the form has in the glossary, at least one. */
  senses: readonly Sense[];
  /** Found by its capitals. */
  abbreviation: boolean;
}

const SPACE_UNIT = 0x20;
const SMALL_S = 0x73;

/**
 * All forms in a text, each the longest at its place, none overlapping. Linear in the text: every
 * word is hashed once, and again at most once for each word of the longest form.
 */
export function findCandidates(indexes: readonly MatchIndex[], text: string): Candidate[] {
  const found: Candidate[] = [];
  const length = text.length;
  const run: AddressRun = { start: 0, end: 0, address: false };
  let at = 0;
  while (at < length) {
    const unit = text.charCodeAt(at);
    const first = FOLD[unit] || learn(unit);
    if (first < LETTER) {
      if (first !== LONG) {
        at++;
        continue;
      }
      if (!isLongLetter(text, at)) {
        at += unitsAt(text, at);
        continue;
      }
    }
    // The hot loop: one plain word, hashed once.
    const start = at;
    let hash = HASH_SEED;
    let folded = first;
    while (folded >= LETTER) {
      hash = Math.imul(hash ^ folded, 0x01000193);
      if (++at === length) break;
      const next = text.charCodeAt(at);
      folded = FOLD[next] || learn(next);
    }
    const plain = at === length || folded < MARK || folded === HYPHEN || folded === LINKER;
    if (plain) {
      let known = false;
      for (const index of indexes) known ||= index.row(hash) !== 0;
      if (!known) continue;
    }
    const candidate = longestAt(indexes, text, start);
    if (!candidate) {
      at = Math.max(at, word.next);
      continue;
    }
    at = candidate.end;
    if (!addressAround(text, candidate.start, candidate.end, run)) found.push(candidate);
  }
  return found;
}

/** Where the word or phrase being read stands: one record, reused, for no allocation a word. */
const word = {
  hash: 0,
  check: 0,
  /** The last letter. */
  letter: 0,
  /** Folded length so far. */
  size: 0,
  capitals: 0,
  wordStarts: 0,
  /** After the last letter and its marks. */
  end: 0,
  /** Where reading goes on. */
  next: 0,
  /** The same without a possessive 's; `size` 0 when there is none. */
  bare: { hash: 0, check: 0, size: 0, capitals: 0 },
};

function longestAt(
  indexes: readonly MatchIndex[],
  text: string,
  start: number,
): Candidate | undefined {
  let best: Candidate | undefined;
  let firstNext = 0;
  for (const index of indexes) {
    const found = longestIn(index, text, start);
    firstNext = firstWordNext;
    if (!found) continue;
    if (!best || found.end > best.end) best = found;
    else if (found.end === best.end) best = { ...best, senses: [...best.senses, ...found.senses] };
  }
  word.next = firstNext;
  return best;
}

let firstWordNext = 0;

function longestIn(index: MatchIndex, text: string, start: number): Candidate | undefined {
  let best: Candidate | undefined;
  word.hash = HASH_SEED;
  word.check = CHECK_SEED;
  word.size = 0;
  word.capitals = 0;
  word.wordStarts = 0;
  readWord(text, start);
  firstWordNext = word.next;
  for (;;) {
    const { bare } = word;
    let row = index.row(word.hash);
    let candidate = candidateAt(index, row >> 1, word.check, word.capitals, start);
    if (bare.size > 0 && (!candidate || (row & 1) === 0)) {
      const bareRow = index.row(bare.hash);
      candidate ??= candidateAt(index, bareRow >> 1, bare.check, bare.capitals, start);
      if ((row & 1) === 0 && bareRow !== 0) {
        row = bareRow;
        word.hash = bare.hash;
        word.check = bare.check;
        word.size = bare.size;
        word.capitals = bare.capitals;
      }
    }
    if (candidate) best = candidate;
    if ((row & 1) === 0) return best;
    const from = readGap(text, word.next);
    if (from < 0) return best;
    readWord(text, from);
  }
}

function candidateAt(
  index: MatchIndex,
  form: number,
  check: number,
  capitals: number,
  start: number,
): Candidate | undefined {
  const confirmed = form === 0 ? 0 : index.confirmed(form, check, capitals, word.wordStarts);
  if (confirmed === 0) return undefined;
  const senses = index.senses(confirmed, check, capitals, word.wordStarts);
  return { start, end: word.end, senses, abbreviation: index.byCapitals(confirmed) };
}

/** Reads one word from `start` on into `word`. */
function readWord(text: string, start: number): void {
  const { bare } = word;
  // An apostrophe counts only once a letter follows.
  let apostrophe = false;
  let pending = false;
  let at = start;
  if (word.size < MAX_CASE_BITS) word.wordStarts |= 1 << word.size;
  word.end = start;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const folded = FOLD[unit] || learn(unit);
    if (folded >= LETTER || folded === LONG) {
      const letters = folded === LONG ? foldLong(text, at) : '';
      if (folded === LONG && letters <= LONG_INVISIBLE) {
        if (letters === LONG_BREAK) break;
        if (letters === LONG_MARK && word.end === at) word.end = at + unitsAt(text, at);
        at += unitsAt(text, at) - 1;
        continue;
      }
      if (pending) {
        apostrophe = true;
        pending = false;
        bare.hash = word.hash;
        bare.check = word.check;
        bare.size = word.size;
        bare.capitals = word.capitals;
      }
      if (unit !== folded && word.size < MAX_CASE_BITS && isCapital(text, at)) {
        word.capitals |= 1 << word.size;
      }
      if (folded === LONG) {
        for (let letter = 0; letter < letters.length; letter++) {
          addLetter(letters.charCodeAt(letter));
        }
        at += unitsAt(text, at) - 1;
      } else {
        addLetter(folded);
      }
      word.end = at + 1;
    } else if (folded === MARK) {
      if (word.end === at) word.end = at + 1;
    } else if (folded === APOSTROPHE) {
      if (pending) break;
      pending = true;
    } else if (folded !== INVISIBLE) {
      break;
    }
  }
  word.next = at;
  const possessive = apostrophe && word.size === bare.size + 1 && word.letter === SMALL_S;
  if (!possessive) bare.size = 0;
}

function addLetter(folded: number): void {
  word.hash = hashStep(word.hash, folded);
  word.check = checkStep(word.check, folded);
  word.letter = folded;
  word.size++;
}

/**
 * Reads what stands between two words of a phrase, into `word`. Returns where the next word begins,
 * or -1 where the phrase ends: white space and a single hyphen join, other punctuation does only
 * where a form is written with it.
 */
function readGap(text: string, start: number): number {
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
      addLetter(joint || SPACE_UNIT);
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
