import { foldForSearch } from './search-fold.ts';
import type { Name } from './search-names.ts';

export type How = 'exact' | 'alias' | 'abbreviation' | 'prefix' | 'within' | 'fuzzy' | 'sounds';

/** One entry found. */
export interface SearchHit {
  id: string;
  /** Its headword. */
  term: string;
  /** The name that matched, as written in the glossary. */
  matched: string;
  /** UTF-16 offsets in `matched` of what the reader typed. */
  ranges: [start: number, end: number][];
  how: How;
}

/** One name found. */
export interface Found {
  name: Name;
  how: How;
  /** Lower is better; compared only within one way of finding. */
  cost: number;
  /** Matched characters of the folded name. */
  spans: [number, number][];
}

export function span(start: number, end: number): [number, number] {
  return [start, end];
}

export function byCost(a: Found, b: Found): number {
  return a.cost - b.cost || a.name.text.length - b.name.text.length;
}

/** What the reader sees of a name found: what matched is told in the name as written. */
export function toHit({ name: { id, text }, how, spans }: Found, term: string): SearchHit {
  const { offsets } = foldForSearch(text);
  const ranges = spans.map(([start, end]): [number, number] => [
    offsets[start] ?? text.length,
    endOffset(offsets, end, text),
  ]);
  return { id, term, matched: text, ranges, how };
}

function endOffset(offsets: readonly number[], end: number, text: string): number {
  const last = offsets[end - 1];
  if (last === undefined) return 0;
  // A letter may be several characters of the source, and stand before some that count for nothing.
  const next = offsets.find((offset) => offset > last);
  return last + text.slice(last, next).replace(/[^\p{L}\p{N}\p{M}]+$/u, '').length;
}
