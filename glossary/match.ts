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
import { CHECK_SEED, checkLetter, hashLetter, phraseBase, WORD_SEED } from './hash.ts';
import { FORM_SHIFT, LONGER, type MatchIndex, type Sense, SMALL } from './match-index.ts';

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
 * word is hashed once, and read again only where a form of the glossary may stand, at most once for
 * each word of the longest form.
 */
export function findCandidates(indexes: readonly MatchIndex[], text: string): Candidate[] {
  const found: Candidate[] = [];
  const run: AddressRun = { start: 0, end: 0, address: false };
  const [index, another] = indexes;
  state[AHEAD_START] = -1;
  let at = 0;
  while (index) {
    const start = another ? wordFrom(text, at) : gatedWord(index.gate, text, at);
    if (start < 0) break;
    if (!another && now(PLAIN) === 1) {
      at = now(END);
      index.open(now(HASH));
      const row = index.row(now(HASH));
      if (row === 0 || !mayMatch(index, text, row, start)) continue;
    }
    const candidate = longestAt(indexes, text, start);
    at = candidate?.end ?? firstWordNext;
    if (candidate && !addressAround(text, start, candidate.end, run)) found.push(candidate);
  }
  return found;
}

/**
 * Where the next word begins that gets through the gate, or that is not plain; -1 at the end. The
 * hot loop: it calls nothing, since most words of most pages end here.
 */
function gatedWord(gate: Int32Array, text: string, from: number): number {
  const length = text.length;
  const gateMask = gate.length - 1;
  let at = from;
  while (at < length) {
    const unit = text.charCodeAt(at);
    let folded = FOLD[unit] || learn(unit);
    if (folded < LETTER) {
      if (folded === LONG && isLongLetter(text, at)) {
        state[PLAIN] = 0;
        return at;
      }
      at++;
      continue;
    }
    const start = at;
    let hash = WORD_SEED;
    if (start === state[AHEAD_START]) {
      hash = now(AHEAD_HASH);
      folded = now(AHEAD_FOLDED);
      at = now(AHEAD_END);
    } else {
      while (folded >= LETTER) {
        hash = Math.imul(hash ^ folded, 0x01000193);
        if (++at === length) break;
        const next = text.charCodeAt(at);
        folded = FOLD[next] || learn(next);
      }
    }
    const plain = folded < MARK || folded >= LETTER || folded === LINKER;
    const passes = (gate[(hash >>> 5) & gateMask] as number) & (1 << (hash & 31));
    if (plain && passes === 0) continue;
    state[PLAIN] = plain ? 1 : 0;
    state[HASH] = hash;
    state[END] = at;
    return start;
  }
  return -1;
}

/** Where the next word begins; -1 at the end. */
function wordFrom(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const folded = FOLD[unit] || learn(unit);
    if (folded >= LETTER || (folded === LONG && isLongLetter(text, at))) return at;
  }
  return -1;
}

/** Whether what ends a word may belong to it yet: a mark, an apostrophe, something invisible. */
function isUnplain(folded: number): boolean {
  return folded >= MARK && folded < LETTER && folded !== LINKER;
}

/*
 * What is being read is kept in one typed array, not in an object: V8 boxes 32-bit hashes in fields.
 */
const state = new Int32Array(18);
/** The word last read ahead, so that it is not hashed again when its turn comes. */
const AHEAD_START = 0;
const AHEAD_END = 1;
const AHEAD_HASH = 2;
const AHEAD_FOLDED = 3;
/** Hash of the phrase up to and with the word being read, and what the words before add to it. */
const HASH = 4;
const BASE = 5;
const CHECK = 6;
/** The last letter. */
const LAST = 7;
/** Folded length so far. */
const SIZE = 8;
/** Bit n is set where character n is a capital; where it begins a word. */
const CAPITALS = 9;
const WORD_STARTS = 10;
/** After the last letter and its marks; where reading goes on. */
const END = 11;
const NEXT = 12;
/** The same without a possessive 's; BARE_SIZE is 0 when there is none. */
const BARE_HASH = 13;
const BARE_CHECK = 14;
const BARE_SIZE = 15;
const BARE_CAPITALS = 16;
/** 1 where the word ended without a mark, an apostrophe or the like. */
const PLAIN = 17;

function now(field: number): number {
  return state[field] as number;
}

/**
 * Whether a form may begin with the plain word at `start`: many common words only begin phrases
 * ("the", "with contrast"), or are abbreviations when written in capitals ("as", "all"). Errs
 * on the side of yes.
 */
function mayMatch(index: MatchIndex, text: string, firstRow: number, start: number): boolean {
  const firstEnd = now(END);
  let row = firstRow;
  let hash = now(HASH);
  let end = firstEnd;
  const initial = text.charCodeAt(start);
  const small = initial >= 97 && initial <= 122;
  if (row >> FORM_SHIFT !== 0 && !(small && (row & SMALL) === 0)) return true;
  while ((row & LONGER) !== 0) {
    const from = readGap(text, end);
    if (from < 0) return false;
    const base = phraseBase(hash, gapJoint);
    let wordHash = WORD_SEED;
    let at = from;
    let folded = FOLD[text.charCodeAt(at)] ?? 0;
    while (folded >= LETTER) {
      wordHash = Math.imul(wordHash ^ folded, 0x01000193);
      if (++at === text.length) break;
      const next = text.charCodeAt(at);
      folded = FOLD[next] || learn(next);
    }
    if (isUnplain(folded)) return true;
    if (end === firstEnd) {
      state[AHEAD_START] = from;
      state[AHEAD_END] = at;
      state[AHEAD_HASH] = wordHash;
      state[AHEAD_FOLDED] = folded;
    }
    hash = (base + wordHash) | 0;
    end = at;
    row = index.row(hash);
    if (row >> FORM_SHIFT !== 0) return true;
  }
  return false;
}

/** Where reading goes on after the first word of what `longestAt` looked at. */
let firstWordNext = 0;

function longestAt(
  indexes: readonly MatchIndex[],
  text: string,
  start: number,
): Candidate | undefined {
  let best: Candidate | undefined;
  for (const index of indexes) {
    state[BASE] = 0;
    state[CHECK] = CHECK_SEED;
    state[SIZE] = 0;
    state[CAPITALS] = 0;
    state[WORD_STARTS] = 0;
    readWord(text, start);
    firstWordNext = now(NEXT);
    index.open(now(HASH));
    if (now(BARE_SIZE) > 0) index.open(now(BARE_HASH));
    const found = longestFrom(index, text, start);
    if (!found) continue;
    if (!best || found.end > best.end) best = found;
    else if (found.end === best.end) best = { ...best, senses: [...best.senses, ...found.senses] };
  }
  return best;
}

/** The longest form from the word just read on. */
function longestFrom(index: MatchIndex, text: string, start: number): Candidate | undefined {
  let best: Candidate | undefined;
  for (;;) {
    let row = index.row(now(HASH));
    let found = candidateAt(index, row, now(CHECK), now(CAPITALS), start);
    if (now(BARE_SIZE) > 0) {
      const bareRow = index.row(now(BARE_HASH));
      const bare = candidateAt(index, bareRow, now(BARE_CHECK), now(BARE_CAPITALS), start);
      // MAS's is MAS, not the plural of MA; Behçet's is both ways the same.
      if (bare && (!found || !shareSense(found, bare))) found = bare;
      if ((bareRow & LONGER) !== 0) {
        if ((row & LONGER) !== 0) {
          // "Crohn's disease" may be a form, and "Crohn disease" too: both ways are followed.
          const here = state.slice();
          const further = readOn(text) ? longestFrom(index, text, start) : undefined;
          if (further && further.end > (best?.end ?? 0)) best = further;
          state.set(here);
        }
        row = bareRow;
        state[HASH] = now(BARE_HASH);
        state[CHECK] = now(BARE_CHECK);
        state[SIZE] = now(BARE_SIZE);
        state[CAPITALS] = now(BARE_CAPITALS);
      }
    }
    if (found && found.end > (best?.end ?? 0)) best = found;
    if ((row & LONGER) === 0 || !readOn(text)) return best;
  }
}

function shareSense(a: Candidate, b: Candidate): boolean {
  return a.senses.some(({ id }) => b.senses.some((other) => other.id === id));
}

/** Reads the next word of the phrase; false where the phrase ends. */
function readOn(text: string): boolean {
  const from = readGap(text, now(NEXT));
  if (from < 0) return false;
  state[BASE] = phraseBase(now(HASH), gapJoint);
  state[CHECK] = checkLetter(now(CHECK), gapJoint);
  state[SIZE] = now(SIZE) + 1;
  readWord(text, from);
  return true;
}

function candidateAt(
  index: MatchIndex,
  row: number,
  check: number,
  capitals: number,
  start: number,
): Candidate | undefined {
  const form = row >> FORM_SHIFT;
  const confirmed = form === 0 ? 0 : index.confirmed(form, check, capitals, now(WORD_STARTS));
  if (confirmed === 0) return undefined;
  const senses = index.senses(form, confirmed, capitals, now(WORD_STARTS));
  return { start, end: now(END), senses, abbreviation: index.byCapitals(confirmed) };
}

/** Reads one word from `start` on into `state`. */
function readWord(text: string, start: number): void {
  // An apostrophe counts only once a letter follows.
  let apostrophe = false;
  let pending = false;
  let hash = WORD_SEED;
  let at = start;
  if (now(SIZE) < MAX_CASE_BITS) state[WORD_STARTS] = now(WORD_STARTS) | (1 << now(SIZE));
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

/** What joins the two words that `readGap` last read between. */
let gapJoint = 0;

/**
 * Reads what stands between two words of a phrase, into `gapJoint`. Returns where the next word begins,
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
      gapJoint = joint || SPACE_UNIT;
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
