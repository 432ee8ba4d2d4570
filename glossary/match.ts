import { type AddressRun, addressAround } from './addresses.ts';
import { FOLD, isLongLetter, LETTER, LINKER, LONG, learn, MARK } from './fold.ts';
import { phraseBase, WORD_SEED } from './hash.ts';
import { passes } from './index-format.ts';
import { FORM_SHIFT, LONGER, type MatchIndex, type Sense, SMALL } from './match-index.ts';
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
    index.open(hash);
    const row = index.row(hash);
    if (row >> FORM_SHIFT !== 0 && !(small && (row & SMALL) === 0)) alone = true;
  }
  state[LONGER_MAY] = mayGoOn(indexes, text, hash) ? 1 : 0;
  return alone || now(LONGER_MAY) === 1;
}

/** Whether a form may begin with the plain word of this hash, just read, and the word after it. */
function mayGoOn(indexes: readonly MatchIndex[], text: string, firstWord: number): boolean {
  const from = readGap(text, now(END));
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
  for (const index of indexes) if (index.open(pair) && index.row(pair) !== 0) begins = true;
  return begins;
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
  for (;;) {
    const opening = now(BASE) === 0;
    if (opening) {
      index.open(now(HASH));
      if (now(BARE_SIZE) > 0) index.open(now(BARE_HASH));
    }
    // Entries with longer forms are read only once the second word is known.
    const longer = opening ? now(LONGER_MAY) * LONGER : 0;
    let row = index.row(now(HASH)) | longer;
    let found = candidateAt(index, row, now(CHECK), now(CAPITALS), start);
    if (now(BARE_SIZE) > 0) {
      const bareRow = index.row(now(BARE_HASH)) | longer;
      const bare = candidateAt(index, bareRow, now(BARE_CHECK), now(BARE_CAPITALS), start);
      // MAS's is MAS, not the plural of MA; Behçet's is both ways the same.
      if (bare && (!found || !shareSense(found, bare))) found = bare;
      if ((bareRow & LONGER) !== 0) {
        if ((row & LONGER) !== 0) {
          // "Crohn's disease" may be a form, and "Crohn disease" too: both ways are followed.
          const here = state.slice();
          const further = goOn(index, text, opening) ? longestFrom(index, text, start) : undefined;
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
    if ((row & LONGER) === 0 || !goOn(index, text, opening)) return best;
  }
}

/** Reads the next word of the phrase; false where the phrase ends. */
function goOn(index: MatchIndex, text: string, opening: boolean): boolean {
  if (!readOn(text)) return false;
  if (opening) {
    index.open(now(HASH));
    if (now(BARE_SIZE) > 0) index.open(now(BARE_HASH));
  }
  return true;
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
  const confirmed = form === 0 ? 0 : index.confirmed(form, check, capitals, now(WORD_STARTS));
  if (confirmed === 0) return undefined;
  const senses = index.senses(form, confirmed, capitals, now(WORD_STARTS));
  return { start, end: now(END), senses, abbreviation: index.byCapitals(confirmed) };
}
