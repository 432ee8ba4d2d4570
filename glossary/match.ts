import { type AddressRun, addressAround } from './addresses.ts';
import { FORM_SHIFT, LONGER, PAIR_READ } from './form-table.ts';
import { passesFirst } from './index-format.ts';
import type { MatchIndex, Sense } from './match-index.ts';
import { gatesOf, nextOpening, wordRow } from './openings.ts';
import {
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
  readFirst,
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
export function findCandidates(indexes: readonly MatchIndex[], text: string): readonly Candidate[] {
  // Most blocks of most pages hold no form: nothing is made for them.
  let found: Candidate[] | undefined;
  let run: AddressRun | undefined;
  const gates = gatesOf(indexes);
  let at = 0;
  for (;;) {
    const start = nextOpening(indexes, gates, text, at);
    if (start < 0) break;
    const candidate = longestAt(indexes, text, start);
    at = candidate?.end ?? firstWordNext;
    if (!candidate) continue;
    run ??= { start: 0, end: 0, address: false };
    if (addressAround(text, start, candidate.end, run)) continue;
    if (found) found.push(candidate);
    else found = [candidate];
  }
  return found ?? NONE;
}

const NONE: readonly Candidate[] = [];

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
  if (!passesFirst(index.pairs, hash) || (index.table.row(hash) & PAIR_READ) !== 0) return;
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
