import { readFileSync } from 'node:fs';
import Fuse from 'fuse.js';
import { ENTRIES_FOLDER } from '../../glossary/cli/entries.ts';
import { compile } from '../../glossary/compile.ts';
import type { Entry } from '../../glossary/entry.ts';
import { loadEntries } from '../../glossary/load.ts';
import { GlossarySearch, type SearchForm } from '../../glossary/search.ts';
import { surfaceForms } from '../../glossary/surface-forms.ts';

const TYPED_WORDS = 200;
/** Fuse reads every name at every letter; a quarter of the words is enough to time it. */
const FUSE_WORDS = 50;

/**
 * `npm run bench -- search [FILE]`: time for each letter typed, against Fuse alone; whether each name
 * of an entry finds it first; and, with a file of lines "typed<TAB>meant", how often the entry meant
 * is first or among the first three, for words meant that are forms of the glossary.
 */
export function run([file]: string[]): void {
  const { entries } = loadEntries(ENTRIES_FOLDER);
  const { searchForms } = compile(entries);
  const began = performance.now();
  const search = new GlossarySearch(searchForms);
  search.prepare();
  const built = performance.now() - began;
  const find = (query: string) => search.find(query).map(({ id }) => id);
  const fuse = fuseAlone(searchForms);

  const typos = file ? misspellings(file, entries) : undefined;
  const words = typos?.map(({ typed }) => typed) ?? searchForms.map(({ text }) => text);
  const typed = spreadOver(words, TYPED_WORDS);
  const ours = typing(typed, (query) => search.find(query));
  const theirs = typing(spreadOver(words, FUSE_WORDS), (query) => fuse(query));

  const names = namesFirst(searchForms, find);
  for (const missed of names.missed.slice(0, 20)) console.log(`not first: ${missed}`);
  const report = {
    names: searchForms.length,
    builtMs: round(built),
    typing: { words: typed.length, ...ours },
    fuseAlone: theirs,
    namesFirst: names.share,
    ...(typos && { misspellings: score(typos, find, true), fuseMisspellings: score(typos, fuse) }),
  };
  console.log(JSON.stringify(report));
}

interface Misspelling {
  typed: string;
  meant: string;
  /** Entries of which the word meant is a form. */
  ids: ReadonlySet<string>;
}

function misspellings(file: string, entries: readonly Entry[]): Misspelling[] {
  const idsOf = new Map<string, Set<string>>();
  for (const entry of entries) {
    for (const { text } of surfaceForms(entry)) {
      const key = text.toLowerCase();
      idsOf.set(key, (idsOf.get(key) ?? new Set()).add(entry.id));
    }
  }
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [typed = '', meant = ''] = line.trim().split('\t');
      const ids = idsOf.get(meant.toLowerCase());
      return ids && typed !== '' ? [{ typed, meant, ids }] : [];
    });
}

function score(typos: readonly Misspelling[], find: (query: string) => string[], tell = false) {
  let first = 0;
  let firstThree = 0;
  for (const { typed, meant, ids } of typos) {
    const found = find(typed);
    const place = found.findIndex((id) => ids.has(id));
    if (place === 0) first++;
    if (place >= 0 && place < 3) firstThree++;
    else if (tell) console.log(`not among three: ${typed} for ${meant}: ${found.slice(0, 3)}`);
  }
  return { words: typos.length, first: share(first, typos), firstThree: share(firstThree, typos) };
}

/** Whether each headword, synonym and abbreviation finds its entry, or another that has the name too. */
function namesFirst(forms: readonly SearchForm[], find: (query: string) => string[]) {
  const names = forms.filter(({ kind }) => kind === 'term' || kind === 'also' || kind === 'abbr');
  const owners = new Map<string, Set<string>>();
  for (const { id, text } of names) owners.set(text, (owners.get(text) ?? new Set()).add(id));
  const missed = names.filter(({ text }) => !owners.get(text)?.has(find(text)[0] ?? ''));
  const share = 1 - missed.length / names.length;
  return { share, missed: missed.map(({ id, text }) => `${text} of ${id}: ${find(text)[0]}`) };
}

function fuseAlone(forms: readonly SearchForm[]): (query: string) => string[] {
  const fuse = new Fuse(forms, {
    keys: ['text'],
    ignoreLocation: true,
    ignoreFieldNorm: true,
    ignoreDiacritics: true,
    threshold: 0.4,
  });
  return (query) => [...new Set(fuse.search(query, { limit: 30 }).map(({ item }) => item.id))];
}

/** Types each word letter by letter; milliseconds for a letter. */
function typing(words: readonly string[], find: (query: string) => unknown) {
  const times: number[] = [];
  for (const word of words) {
    for (let end = 1; end <= word.length; end++) {
      const began = performance.now();
      find(word.slice(0, end));
      times.push(performance.now() - began);
    }
  }
  times.sort((a, b) => a - b);
  const at = (part: number) =>
    round(times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0);
  return { medianMs: at(0.5), p95Ms: at(0.95), worstMs: at(1) };
}

function spreadOver<T>(list: readonly T[], count: number): T[] {
  const step = Math.max(1, list.length / count);
  return Array.from(
    { length: Math.min(count, list.length) },
    (_, i) => list[Math.floor(i * step)] as T,
  );
}

function share(part: number, all: readonly unknown[]): number {
  return Math.round((10_000 * part) / Math.max(1, all.length)) / 10_000;
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
