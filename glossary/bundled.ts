import type { Card } from './entry.ts';
import type { NamedEntry } from './search-names.ts';

/*
 * The glossary as files of the extension itself, read when they are first needed: one copy on disk
 * for the popup, our pages and the background. Nothing is fetched from anywhere else.
 */
export const GLOSSARY_LISTS = ['names', 'cards', 'british-names', 'british-cards'] as const;
export type GlossaryList = (typeof GLOSSARY_LISTS)[number];

/** Into how many files a list is cut: shops for extensions take none of more than 5 MB. */
const PARTS = 4;

/** Where the files of a list stand in the extension, from its root, in the order of the list. */
export function filePaths(name: GlossaryList): string[] {
  return Array.from({ length: PARTS }, (_, part) => `/glossary/${name}-${part + 1}.json`);
}

/** What lists and search need of each entry: about a fifth of all cards. */
export function bundledNames(language = navigator.language): Promise<NamedEntry[]> {
  return inSpellingOf<NamedEntry>(language, 'names', 'british-names');
}

/** The whole glossary. */
export function bundledCards(language = navigator.language): Promise<Card[]> {
  return inSpellingOf<Card>(language, 'cards', 'british-cards');
}

/** Whether a reader with this browser language (BCP 47) reads "anaemia" rather than "anemia". */
export function readsBritish(language: string): boolean {
  return !/^en(?:-us)?$/i.test(language);
}

async function inSpellingOf<T extends { id: string }>(
  language: string,
  american: GlossaryList,
  british: GlossaryList,
): Promise<T[]> {
  const [all, differing] = await Promise.all([
    read<T>(american),
    readsBritish(language) ? read<T>(british) : [],
  ]);
  if (differing.length === 0) return all;
  const instead = new Map(differing.map((entry) => [entry.id, entry]));
  return all.map((entry) => instead.get(entry.id) ?? entry);
}

async function read<T>(name: GlossaryList): Promise<T[]> {
  const parts = filePaths(name).map(async (path) => (await (await fetch(path)).json()) as T[]);
  return (await Promise.all(parts)).flat();
}
