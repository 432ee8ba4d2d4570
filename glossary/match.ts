import { type AddressRun, addressAround } from './addresses.ts';
import { FOLD, isLongLetter, LETTER, LINKER, LONG, learn, MARK } from './fold.ts';
import { phraseBase, WORD_SEED } from './hash.ts';
import { GATE_BITS } from './index-format.ts';
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
  CAPITALS,
  CHECK,
  END,
  HASH,
  JOINT,
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
    if (now(PLAIN) === 1) {
      at = now(END);
      if (!indexes.some((index) => mayMatch(index, text, start))) continue;
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
  const joined = new Int32Array(GATE_BITS / 32);
  for (const { gate } of indexes) {
    for (let word = 0; word < gate.length; word++)
      joined[word] = (joined[word] ?? 0) | (gate[word] ?? 0);
  }
  joinedGates.set(indexes, joined);
  return joined;
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

/** Whether what ends a word may belong to it yet: a mark, an apostrophe, something invisible. */
function isUnplain(folded: number): boolean {
  return folded >= MARK && folded < LETTER && folded !== LINKER;
}

/**
 * Whether a form may begin with the plain word at `start`: many common words only begin phrases
 * ("the", "with contrast"), or are abbreviations when written in capitals ("as", "all"). Errs
 * on the side of yes.
 */
function mayMatch(index: MatchIndex, text: string, start: number): boolean {
  index.open(now(HASH));
  const row = index.row(now(HASH));
  const initial = text.charCodeAt(start);
  const small = initial >= 97 && initial <= 122;
  if (row >> FORM_SHIFT !== 0 && !(small && (row & SMALL) === 0)) return true;
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
  const pair = (phraseBase(now(HASH), now(JOINT)) + hash) | 0;
  return index.open(pair) && index.row(pair) !== 0;
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
    openPhrases(index, text);
    const found = longestFrom(index, text, start);
    if (!found) continue;
    if (!best || found.end > best.end) best = found;
    else if (found.end === best.end) best = { ...best, senses: [...best.senses, ...found.senses] };
  }
  return best;
}

/**
 * Has the index read the entries whose forms may begin with the word just read: by that word and by
 * it and the next, each with and without a possessive 's.
 */
function openPhrases(index: MatchIndex, text: string): void {
  index.open(now(HASH));
  const here = state.slice();
  if (readOn(text)) openWord(index);
  state.set(here);
  if (now(BARE_SIZE) === 0) return;
  index.open(now(BARE_HASH));
  state[HASH] = now(BARE_HASH);
  if (readOn(text)) openWord(index);
  state.set(here);
}

function openWord(index: MatchIndex): void {
  index.open(now(HASH));
  if (now(BARE_SIZE) > 0) index.open(now(BARE_HASH));
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
