import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ENTRIES_FOLDER } from '../../glossary/cli/entries.ts';
import { compile } from '../../glossary/compile.ts';
import { loadEntries } from '../../glossary/load.ts';
import { GlossarySearch } from '../../glossary/search.ts';
import { searchForms } from '../../glossary/search-names.ts';
import { madeMisspellings } from '../bench/made-misspellings.ts';
import { readMisspellings, scoreMisspellings, scoreNames } from '../bench/search-quality.ts';

/** How patients hear and type medical words: written down before any of them was tried. */
const FILE = join(import.meta.dirname, '..', 'data', 'misspellings.tsv');

const { entries } = loadEntries(ENTRIES_FOLDER);
const { american, british } = compile(entries);
const forms = searchForms(american.names);
const search = new GlossarySearch(forms);
const find = (query: string) => search.find(query).map(({ id }) => id);

describe('search over the whole glossary', () => {
  test('finds what was meant by misspellings: first 92 in 100 times, among three 98', () => {
    const { misspellings, strange } = readMisspellings(FILE, entries);
    expect(strange).toEqual([]);
    const { words, first, firstThree, missed } = scoreMisspellings(misspellings, find);
    expect(words).toBeGreaterThan(150);
    expect(first, missed.join('\n')).toBeGreaterThanOrEqual(0.92);
    expect(firstThree, missed.join('\n')).toBeGreaterThanOrEqual(0.98);
  });

  test('finds words with one slip of ear or finger anywhere, among three 98 in 100 times', () => {
    const idsOf = new Map(american.names.map(({ id, term }) => [term, new Set([id])]));
    const made = madeMisspellings([...idsOf.keys()], 1000).map(({ typed, meant }) => ({
      typed,
      meant,
      ids: idsOf.get(meant) ?? new Set<string>(),
    }));
    const { first, firstThree, missed } = scoreMisspellings(made, find);
    expect(first, missed.join('\n')).toBeGreaterThanOrEqual(0.92);
    expect(firstThree, missed.join('\n')).toBeGreaterThanOrEqual(0.98);
  });

  test('finds every headword, synonym and abbreviation first', () => {
    expect(scoreNames(forms, find).missed).toEqual([]);
  });

  test('finds the names of readers of British spelling first, too', () => {
    const instead = new Map(british.names.map((entry) => [entry.id, entry]));
    const names = searchForms(american.names.map((entry) => instead.get(entry.id) ?? entry));
    const theirs = new GlossarySearch(names);
    const first = (query: string) => theirs.find(query).map(({ id }) => id);
    expect(scoreNames(names, first).missed).toEqual([]);
    expect(theirs.find('anemia')[0]?.term).toBe('anaemia');
  });
});
