import Fuse from 'fuse.js';
import { ENTRIES_FOLDER } from '../../glossary/cli/entries.ts';
import { compile } from '../../glossary/compile.ts';
import { loadEntries } from '../../glossary/load.ts';
import { GlossarySearch } from '../../glossary/search.ts';
import { type SearchForm, searchForms } from '../../glossary/search-names.ts';
import { madeMisspellings } from './made-misspellings.ts';
import { type Find, readMisspellings, scoreMisspellings, scoreNames } from './search-quality.ts';

const TYPED_WORDS = 200;
/** Fuse reads every name at every letter; a quarter of the words is enough to time it. */
const FUSE_WORDS = 50;

/**
 * `npm run bench -- search [FILE]`: time for each letter typed, against Fuse alone; whether each name
 * of an entry finds it first; how often the entry meant is first or among the first three for
 * misspellings made of headwords, and for those of a file of lines "typed<TAB>meant", as far as the
 * words meant are forms of the glossary. What is typed letter by letter is the file's words, filled
 * up with headwords and misspellings of them.
 */
export function run([file]: string[]): void {
  const { entries } = loadEntries(ENTRIES_FOLDER);
  const { names } = compile(entries).american;
  const forms = searchForms(names);
  const began = performance.now();
  const search = new GlossarySearch(forms);
  search.prepare();
  const built = performance.now() - began;
  const find = (query: string) => search.find(query).map(({ id }) => id);
  const fuse = fuseAlone(forms);

  const terms = names.map(({ term }) => term);
  const idsOf = new Map(names.map(({ id, term }) => [term, new Set([id])]));
  const made = madeMisspellings(terms, TYPED_WORDS).map(({ typed, meant }) => ({
    typed,
    meant,
    ids: idsOf.get(meant) ?? new Set<string>(),
  }));
  const given = file ? readMisspellings(file, entries).misspellings : [];
  const own = [...spreadOver(terms, TYPED_WORDS / 2), ...made.map(({ typed }) => typed)];
  const words = [...given.map(({ typed }) => typed), ...spreadOver(own, TYPED_WORDS)];
  const typed = words.slice(0, Math.max(TYPED_WORDS, given.length));
  const ours = typing(typed, (query) => search.find(query));
  const theirs = typing(spreadOver(typed, FUSE_WORDS), (query) => fuse(query));

  const known = scoreNames(forms, find);
  for (const missed of known.missed.slice(0, 20)) console.log(`not first: ${missed}`);
  const report = {
    names: forms.length,
    builtMs: round(built),
    typing: { words: typed.length, ...ours },
    fuseAlone: theirs,
    namesFirst: known.first,
    madeMisspellings: told(made, find),
    ...(file && { misspellings: told(given, find), fuseMisspellings: told(given, fuse, false) }),
  };
  console.log(JSON.stringify(report));
}

function told(given: Parameters<typeof scoreMisspellings>[0], find: Find, tell = true) {
  const { missed, ...score } = scoreMisspellings(given, find);
  if (tell) for (const each of missed) console.log(`not among three: ${each}`);
  return score;
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

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
