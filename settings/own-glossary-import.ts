import type { Entry } from '../glossary/entry.ts';
import { encodeIndex, type IndexedForm } from '../glossary/index-encoding.ts';
import { surfaceForms } from '../glossary/surface-forms.ts';
import {
  type ListedGlossary,
  listOwnGlossaries,
  loadOwnGlossary,
  type OwnGlossary,
  type OwnTerm,
  ownId,
  slug,
  storeOwnGlossaries,
} from './own-glossaries.ts';

/** Adds a glossary, or replaces the one of the same title. Rejects, with nothing changed, when it does not fit. */
export async function putOwnGlossary(title: string, terms: readonly OwnTerm[]): Promise<void> {
  const list = await listOwnGlossaries();
  const id = slug(title) || 'own';
  const listed: ListedGlossary = { id, title, on: true, size: terms.length };
  const known = list.some((glossary) => glossary.id === id);
  const next = known
    ? list.map((glossary) => (glossary.id === id ? listed : glossary))
    : [...list, listed];
  await store(next, { id, terms });
}

/** Turns a glossary on or off. */
export async function setOwnGlossaryOn(id: string, on: boolean): Promise<void> {
  const list = await listOwnGlossaries();
  await store(list.map((glossary) => (glossary.id === id ? { ...glossary, on } : glossary)));
}

export async function removeOwnGlossary(id: string): Promise<void> {
  const list = await listOwnGlossaries();
  await store(
    list.filter((glossary) => glossary.id !== id),
    { id, terms: null },
  );
}

/** Builds the match index of own terms anew: its format may change with a version of Inlay. */
export async function rebuildOwnIndex(): Promise<void> {
  const list = await listOwnGlossaries();
  if (list.length > 0) await store(list);
}

/** Puts back glossaries from a backup beside those that are there; the same title is replaced. */
export async function restoreOwnGlossaries(glossaries: readonly OwnGlossary[]): Promise<void> {
  for (const { title, terms, on } of glossaries) {
    await putOwnGlossary(title, terms);
    if (!on) await setOwnGlossaryOn(slug(title) || 'own', false);
  }
}

export async function removeAllOwnGlossaries(): Promise<void> {
  for (const { id } of await listOwnGlossaries()) await removeOwnGlossary(id);
}

async function store(
  list: readonly ListedGlossary[],
  change?: { id: string; terms: readonly OwnTerm[] | null },
): Promise<void> {
  const forms: IndexedForm[] = [];
  for (const { id, on } of list) {
    if (!on) continue;
    const terms = change?.id === id ? change.terms : (await loadOwnGlossary(id))?.terms;
    forms.push(...(terms ?? []).flatMap((term) => formsOf(id, term)));
  }
  const index = forms.length > 0 ? encodeIndex(forms) : '';
  await storeOwnGlossaries(list, change ? [change] : [], index);
}

/** The forms of an own term: those our build would make of an entry with these names. */
function formsOf(glossary: string, own: OwnTerm): IndexedForm[] {
  const id = ownId(glossary, own.term);
  return surfaceForms(entryOf(id, own)).map(({ text, needs, abbreviation }) => ({
    id,
    text,
    abbreviation,
    // The reader asked for these words, on pages in any language.
    technical: true,
    ...(needs && { needs }),
  }));
}

function entryOf(id: string, { term, meaning, also }: OwnTerm): Entry {
  return {
    id,
    term,
    kind: 'word',
    short: meaning,
    results: [],
    also: also.map((text) => ({ text })),
    forms: [],
    misspelt: [],
    brands: [],
    abbr: [],
    related: [],
    alert: [],
    affects: [],
    sources: [],
    reviewed: '',
    topic: 'own',
    line: 0,
  };
}
