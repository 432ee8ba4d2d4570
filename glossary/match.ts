import { type AddressRun, addressAround } from './addresses.ts';
import { FOLD, isLongLetter, LETTER, LINKER, LONG, learn, MARK } from './fold.ts';
import { FORM_SHIFT, LONGER, PAIR_READ, SMALL, WORD_READ } from './form-table.ts';
import { phraseBase, WORD_SEED } from './hash.ts';
import { passes } from './index-format.ts';
import type { MatchIndex, Sense } from './match-index.ts';
import {
  AHEAD_END,
  AHEAD_FOLDED,
  AHEAD_HASH,
  AHEAD_START,
  BARE_CAPITALS,
  BARE_CHECK,
  BARE_HASH,
  BARE_SIZE,
  BASE,
  CAPITALS,
  CHECK,
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
  readOn,
  SIZE,
  START,
  state,
  WORD_STARTS,
} from './phrase-reader.ts';

/** A form found in a text, before it is judged. Offsets are UTF-16, into the text as given. */
export interface Candidate {
  start: number;
  end: number;
  /** Every meaning the form has in the glossary, at least one. */
  senses: readonly Sense[];
  /** Found by its capitals. */
  abbreviation: boolean;
}

/**
 * All forms in a text, each the longest at its place, none overlapping. Linear in the text: every
 * word is hashed once, and read again only where a form of the glossary may stand, at most once for
 * each word of the longest form.
 */
export function findCandidates(indexes: readonly MatchIndex[], text: string): Candidate[] {
  const found: Candidate[] = [];
  const run: AddressRun = { start: 0, end: 0, address: false };
  const gate = gateOf(indexes);
  state[AHEAD_START] = -1;
  let at = 0;
  for (;;) {
    const start = gatedWord(gate, text, at);
    if (start < 0) break;
    state[LONGER_MAY] = 1;
    if (now(PLAIN) === 1) {
      at = now(END);
      if (!mayMatch(indexes, text, start)) continue;
    }
    const candidate = longestAt(indexes, text, start);
    at = candidate?.end ?? firstWordNext;
    if (candidate && !addressAround(text, start, candidate.end, run)) found.push(candidate);
  }
  return found;
}

/** The gates of several indexes as one, kept with the list of them: a page asks with the same one. */
const joinedGates = new WeakMap<readonly MatchIndex[], Int32Array>();

function gateOf(indexes: readonly MatchIndex[]): Int32Array {
  const [first, ...others] = indexes;
  if (first && others.length === 0) return first.gate;
  const known = joinedGates.get(indexes);
  if (known) return known;
  const joined = new Int32Array(Math.max(1, ...indexes.map(({ gate }) => gate.length)));
  for (const { gate } of indexes) {
    // A smaller gate looks at fewer bits of a hash: its bits stand for several of the larger one.
    for (let at = 0; at < joined.length; at++)
      joined[at] = (joined[at] ?? 0) | (gate[at & (gate.length - 1)] ?? 0);
  }
  joinedGates.set(indexes, joined);
  return joined;
}

/**
 * Where the next word begins that gets through the gate, or that is not plain; -1 at the end. The
 * hot loop: it calls next to nothing, since most words of most pages end here.
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
    // Asked here once before it is asked whole: a call a word shows while nothing is compiled yet.
    const bit = (gate[(hash >>> 5) & gateMask] as number) & (1 << (hash & 31));
    if (plain && (bit === 0 || !passes(gate, hash))) continue;
    state[PLAIN] = plain ? 1 : 0;
    state[HASH] = hash;
    state[END] = at;
    return start;
  }
  return -1;
}

/** Whether what ends a word may belong to it yet: a mark, an apostrophe, something invisible. */
function isUnplain(folded: number): boolean {
  return folded >= MARK && folded < LETTER && folded !== LINKER;
}

/**
 * Whether a form may begin with the plain word at `start`: many common words only begin phrases
 * ("the", "with contrast"), or are abbreviations when written in capitals ("as", "all"). Errs
 * on the side of yes. Notes in LONGER_MAY whether that form may have more words than this one.
 */
function mayMatch(indexes: readonly MatchIndex[], text: string, start: number): boolean {
  const hash = now(HASH);
  const initial = text.charCodeAt(start);
  const small = initial >= 97 && initial <= 122;
  let alone = false;
  for (const index of indexes) {
    const row = wordRow(index, hash, text, start, now(END), LONGEST_WORD);
    if (row >> FORM_SHIFT !== 0 && !(small && (row & SMALL) === 0)) alone = true;
  }
  state[LONGER_MAY] = mayGoOn(indexes, text, start, hash) ? 1 : 0;
  return alone || now(LONGER_MAY) === 1;
}

/** Whether a form may begin with the plain word of this hash, just read, and the word after it. */
function mayGoOn(
  indexes: readonly MatchIndex[],
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
  state[AHEAD_START] = from;
  state[AHEAD_END] = at;
  state[AHEAD_HASH] = hash;
  state[AHEAD_FOLDED] = folded;
  const pair = (phraseBase(firstWord, now(JOINT)) + hash) | 0;
  let begins = false;
  for (const index of indexes) {
    if (!index.mayBegin(pair)) continue;
    let row = index.table.row(pair);
    if ((row & PAIR_READ) === 0) {
      const first = foldedWord(text, start, end);
      index.readPair(pair, first, now(JOINT), foldedWord(text, from, at));
      row = index.table.row(pair);
    }
    if ((row & ~(WORD_READ | PAIR_READ)) !== 0) begins = true;
  }
  return begins;
}

const LONGEST_WORD = 0x7fffffff;

/** The row of a first word that stands from `start` to `end`, `size` letters of it, once it was read. */
function wordRow(
  index: MatchIndex,
  hash: number,
  text: string,
  start: number,
  end: number,
  size: number,
): number {
  const row = index.table.row(hash);
  if ((row & WORD_READ) !== 0) return row;
  index.readWord(hash, foldedWord(text, start, end).slice(0, size));
  return index.table.row(hash);
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
    readFirst(text, start);
    firstWordNext = now(NEXT);
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
  let firstEnd = 0;
  let firstSize = 0;
  for (;;) {
    const opening = now(BASE) === 0;
    if (opening) {
      firstEnd = now(END);
      firstSize = now(SIZE);
    }
    // Entries with longer forms are read only once the second word is known.
    const longer = opening ? now(LONGER_MAY) * LONGER : 0;
    let row = rowOf(index, text, opening, HASH, now(SIZE)) | longer;
    let found = candidateAt(index, row, now(CHECK), now(CAPITALS), start);
    if (now(BARE_SIZE) > 0) {
      const bareRow = rowOf(index, text, opening, BARE_HASH, now(BARE_SIZE)) | longer;
      const bare = candidateAt(index, bareRow, now(BARE_CHECK), now(BARE_CAPITALS), start);
      // MAS's is MAS, not the plural of MA; Behçet's is both ways the same.
      if (bare && (!found || !shareSense(found, bare))) found = bare;
      if ((bareRow & LONGER) !== 0) {
        if ((row & LONGER) !== 0) {
          // "Crohn's disease" may be a form, and "Crohn disease" too: both ways are followed.
          const here = state.slice();
          const further = goOn(index, text, opening, start, firstEnd, firstSize)
            ? longestFrom(index, text, start)
            : undefined;
          if (further && further.end > (best?.end ?? 0)) best = further;
          state.set(here);
        }
        row = bareRow;
        state[HASH] = now(BARE_HASH);
        state[CHECK] = now(BARE_CHECK);
        state[SIZE] = now(BARE_SIZE);
        state[CAPITALS] = now(BARE_CAPITALS);
        if (opening) firstSize = now(BARE_SIZE);
      }
    }
    if (found && found.end > (best?.end ?? 0)) best = found;
    if ((row & LONGER) === 0 || !goOn(index, text, opening, start, firstEnd, firstSize))
      return best;
  }
}

/** The row of the phrase read so far, by the field of its hash. */
function rowOf(
  index: MatchIndex,
  text: string,
  opening: boolean,
  field: number,
  size: number,
): number {
  const hash = now(field);
  return opening ? wordRow(index, hash, text, now(START), now(END), size) : index.table.row(hash);
}

/** Reads the next word of the phrase, and what begins with both if it is the second; false at its end. */
function goOn(
  index: MatchIndex,
  text: string,
  opening: boolean,
  start: number,
  firstEnd: number,
  firstSize: number,
): boolean {
  if (!readOn(text)) return false;
  if (!opening) return true;
  readPairOnce(index, text, HASH, start, firstEnd, firstSize);
  if (now(BARE_SIZE) > 0) readPairOnce(index, text, BARE_HASH, start, firstEnd, firstSize);
  return true;
}

function readPairOnce(
  index: MatchIndex,
  text: string,
  field: number,
  start: number,
  firstEnd: number,
  firstSize: number,
): void {
  const hash = now(field);
  if (!index.mayBegin(hash) || (index.table.row(hash) & PAIR_READ) !== 0) return;
  const first = foldedWord(text, start, firstEnd).slice(0, firstSize);
  const second = foldedWord(text, now(START), now(END));
  const bare = field === BARE_HASH ? second.slice(0, -1) : second;
  index.readPair(hash, first, now(JOINT), bare);
}

function shareSense(a: Candidate, b: Candidate): boolean {
  return a.senses.some(({ id }) => b.senses.some((other) => other.id === id));
}

function candidateAt(
  index: MatchIndex,
  row: number,
  check: number,
  capitals: number,
  start: number,
): Candidate | undefined {
  const form = row >> FORM_SHIFT;
  const { table } = index;
  const confirmed = form === 0 ? 0 : table.confirmed(form, check, capitals, now(WORD_STARTS));
  if (confirmed === 0) return undefined;
  const senses = index.senses(form, confirmed, capitals, now(WORD_STARTS));
  return { start, end: now(END), senses, abbreviation: table.byCapitals(confirmed) };
}
