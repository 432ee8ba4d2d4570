import { readFileSync } from 'node:fs';
import type { Entry } from '../../glossary/entry.ts';
import type { SearchForm } from '../../glossary/search-names.ts';
import { surfaceForms } from '../../glossary/surface-forms.ts';

/** Answers a query with ids of entries, best first. */
export type Find = (query: string) => string[];

/** What a reader types for a word meant. */
export interface Misspelling {
  typed: string;
  meant: string;
  /** Entries of which the word meant is a form. */
  ids: ReadonlySet<string>;
}

/** Lines "typed<TAB>meant" of a file; those whose word meant is no form of the glossary apart. */
export function readMisspellings(
  file: string,
  entries: readonly Entry[],
): { misspellings: Misspelling[]; strange: string[] } {
  const idsOf = new Map<string, Set<string>>();
  for (const entry of entries) {
    for (const { text } of surfaceForms(entry)) {
      const key = text.toLowerCase();
      idsOf.set(key, (idsOf.get(key) ?? new Set()).add(entry.id));
    }
  }
  const misspellings: Misspelling[] = [];
  const strange: string[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [typed = '', meant = ''] = line.trim().split('\t');
    const ids = idsOf.get(meant.toLowerCase());
    if (ids && typed !== '') misspellings.push({ typed, meant, ids });
    else if (line.trim() !== '') strange.push(line);
  }
  return { misspellings, strange };
}

/** How often an entry meant is first, and among the first three, as shares; and the failures. */
export function scoreMisspellings(misspellings: readonly Misspelling[], find: Find) {
  const missed: string[] = [];
  let first = 0;
  let firstThree = 0;
  for (const { typed, meant, ids } of misspellings) {
    const found = find(typed);
    const place = found.findIndex((id) => ids.has(id));
    if (place === 0) first++;
    if (place >= 0 && place < 3) firstThree++;
    else missed.push(`${typed} for ${meant}: ${found.slice(0, 3)}`);
  }
  const words = misspellings.length;
  return { words, first: share(first, words), firstThree: share(firstThree, words), missed };
}

/** Whether each headword, synonym and abbreviation finds its entry, or another that has the name too. */
export function scoreNames(forms: readonly SearchForm[], find: Find) {
  const names = forms.filter(({ kind }) => kind === 'term' || kind === 'also' || kind === 'abbr');
  const owners = new Map<string, Set<string>>();
  for (const { id, text } of names) owners.set(text, (owners.get(text) ?? new Set()).add(id));
  const missed = names
    .filter(({ text }) => !owners.get(text)?.has(find(text)[0] ?? ''))
    .map(({ id, text }) => `${text} of ${id}: ${find(text)[0]}`);
  return { first: share(names.length - missed.length, names.length), missed };
}

function share(part: number, whole: number): number {
  return Math.round((10_000 * part) / Math.max(1, whole)) / 10_000;
}
