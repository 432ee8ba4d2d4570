import type { Card } from './entry.ts';
import type { NamedEntry } from './search-names.ts';

/*
 * The glossary as files of the extension itself, read when they are first needed: one copy on disk
 * for the popup, our pages and the background. Nothing is fetched from anywhere else.
 */
export const GLOSSARY_FILES = ['names', 'cards', 'british-names', 'british-cards'] as const;
export type GlossaryFile = (typeof GLOSSARY_FILES)[number];

/** Where a file of the glossary stands in the extension, from its root. */
export function filePath(name: GlossaryFile): `/glossary/${GlossaryFile}.json` {
  return `/glossary/${name}.json`;
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
  american: GlossaryFile,
  british: GlossaryFile,
): Promise<T[]> {
  const [all, differing] = await Promise.all([
    read<T>(american),
    readsBritish(language) ? read<T>(british) : [],
  ]);
  if (differing.length === 0) return all;
  const instead = new Map(differing.map((entry) => [entry.id, entry]));
  return all.map((entry) => instead.get(entry.id) ?? entry);
}

async function read<T>(name: GlossaryFile): Promise<T[]> {
  const answer = await fetch(filePath(name));
  return (await answer.json()) as T[];
}
