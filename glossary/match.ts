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
  const length = text.length;
  const run: AddressRun = { start: 0, end: 0, address: false };
  const index = indexes[0];
  const alone = indexes.length === 1;
  let at = 0;
  ahead.start = -1;
  while (at < length && index) {
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
    const start = at;
    let hash = WORD_SEED;
    let folded = first;
    if (start === ahead.start) {
      hash = ahead.hash;
      folded = ahead.folded;
      at = ahead.end;
    } else {
      while (folded >= LETTER) {
        hash = Math.imul(hash ^ folded, 0x01000193);
        if (++at === length) break;
        const next = text.charCodeAt(at);
        folded = FOLD[next] || learn(next);
      }
    }
    const plain = at === length || folded < MARK || folded === LINKER;
    if (plain && alone) {
      const row = index.row(hash);
      if (row === 0 || !mayMatch(index, text, row, hash, start, at)) continue;
    }
    const candidate = longestAt(indexes, text, start);
    if (!candidate) {
      at = Math.max(at, firstWordNext);
      continue;
    }
    at = candidate.end;
    if (!addressAround(text, candidate.start, candidate.end, run)) found.push(candidate);
  }
  return found;
}

/** The word last read ahead, so that it is not hashed again when its turn comes. */
const ahead = { start: -1, end: 0, hash: 0, folded: 0 };

/**
 * Whether a form may begin with the plain word at `start`: many common words only begin phrases
 * ("the", "with contrast"), or are abbreviations when written in capitals ("as", "all"). Errs
 * on the side of yes.
 */
function mayMatch(
  index: MatchIndex,
  text: string,
  firstRow: number,
  firstHash: number,
  start: number,
  firstEnd: number,
): boolean {
  let row = firstRow;
  let hash = firstHash;
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
    if (at < text.length && folded >= MARK && folded !== LINKER) return true;
    if (end === firstEnd) {
      ahead.start = from;
      ahead.end = at;
      ahead.hash = wordHash;
      ahead.folded = folded;
    }
    hash = (base + wordHash) | 0;
    end = at;
    row = index.row(hash);
    if (row >> FORM_SHIFT !== 0) return true;
  }
  return false;
}

/** Where the word or phrase being read stands: one record, reused, for no allocation a word. */
const word = {
  /** Of the phrase up to here. */
  hash: 0,
  /** What the words before this one add to its hash. */
  base: 0,
  check: 0,
  /** The last letter. */
  letter: 0,
  /** Folded length so far. */
  size: 0,
  /** Bit n is set where character n is a capital; and where it begins a word. */
  capitals: 0,
  wordStarts: 0,
  /** After the last letter and its marks. */
  end: 0,
  /** Where reading goes on. */
  next: 0,
  /** The same without a possessive 's; `bareSize` 0 when there is none. */
  bareHash: 0,
  bareCheck: 0,
  bareSize: 0,
  bareCapitals: 0,
};

/** Where reading goes on after the first word of what `longestAt` looked at. */
let firstWordNext = 0;

function longestAt(
  indexes: readonly MatchIndex[],
  text: string,
  start: number,
): Candidate | undefined {
  let best: Candidate | undefined;
  for (const index of indexes) {
    word.base = 0;
    word.check = CHECK_SEED;
    word.size = 0;
    word.capitals = 0;
    word.wordStarts = 0;
    readWord(text, start);
    firstWordNext = word.next;
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
    let row = index.row(word.hash);
    let found = candidateAt(index, row, word.check, word.capitals, start);
    if (word.bareSize > 0) {
      const bareRow = index.row(word.bareHash);
      found ??= candidateAt(index, bareRow, word.bareCheck, word.bareCapitals, start);
      if ((bareRow & LONGER) !== 0) {
        if ((row & LONGER) !== 0) {
          // "Crohn's disease" may be a form, and "Crohn disease" too: both ways are followed.
          const here = { ...word };
          const further = readOn(text) ? longestFrom(index, text, start) : undefined;
          if (further && further.end > (best?.end ?? 0)) best = further;
          Object.assign(word, here);
        }
        row = bareRow;
        word.hash = word.bareHash;
        word.check = word.bareCheck;
        word.size = word.bareSize;
        word.capitals = word.bareCapitals;
      }
    }
    if (found && found.end > (best?.end ?? 0)) best = found;
    if ((row & LONGER) === 0 || !readOn(text)) return best;
  }
}

/** Reads the next word of the phrase; false where the phrase ends. */
function readOn(text: string): boolean {
  const from = readGap(text, word.next);
  if (from < 0) return false;
  word.base = phraseBase(word.hash, gapJoint);
  word.check = checkLetter(word.check, gapJoint);
  word.size++;
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
  const confirmed = form === 0 ? 0 : index.confirmed(form, check, capitals, word.wordStarts);
  if (confirmed === 0) return undefined;
  const senses = index.senses(confirmed, check, capitals, word.wordStarts);
  return { start, end: word.end, senses, abbreviation: index.byCapitals(confirmed) };
}

/** Reads one word from `start` on into `word`. */
function readWord(text: string, start: number): void {
  // An apostrophe counts only once a letter follows.
  let apostrophe = false;
  let pending = false;
  let hash = WORD_SEED;
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
        word.bareHash = (word.base + hash) | 0;
        word.bareCheck = word.check;
        word.bareSize = word.size;
        word.bareCapitals = word.capitals;
      }
      if (unit !== folded && word.size < MAX_CASE_BITS && isCapital(text, at)) {
        word.capitals |= 1 << word.size;
      }
      if (folded === LONG) {
        for (let letter = 0; letter < letters.length; letter++) {
          hash = addLetter(hash, letters.charCodeAt(letter));
        }
        at += unitsAt(text, at) - 1;
      } else {
        hash = addLetter(hash, folded);
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
  word.hash = (word.base + hash) | 0;
  word.next = at;
  const possessive = apostrophe && word.size === word.bareSize + 1 && word.letter === SMALL_S;
  if (!possessive) word.bareSize = 0;
}

function addLetter(hash: number, folded: number): number {
  word.check = checkLetter(word.check, folded);
  word.letter = folded;
  word.size++;
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
