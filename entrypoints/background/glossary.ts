import { bundledCards, bundledNames } from '../../glossary/bundled.ts';
import type { Card } from '../../glossary/entry.ts';
import { GlossarySearch } from '../../glossary/search.ts';
import type { SearchHit } from '../../glossary/search-hits.ts';
import { type NamedEntry, namedCard, searchForms } from '../../glossary/search-names.ts';
import type { LookUp } from '../../settings/messages.ts';
import { loadOwnCards } from '../../settings/own-glossaries.ts';

/** Read on first use, since most wake-ups need neither; a worker that sleeps forgets them. */
let cards: Promise<ReadonlyMap<string, Card>> | undefined;
let searching: Promise<Searching> | undefined;

interface Searching {
  search: GlossarySearch;
  names: ReadonlyMap<string, NamedEntry>;
}

/** Cards by id, in the order asked; the reader's own glossaries included, unknown ids left out. */
export async function cardsFor(ids: readonly string[]): Promise<Card[]> {
  cards ??= bundledCards().then((all) => new Map(all.map((card) => [card.id, card])));
  const bundled = await cards;
  const missing = ids.some((id) => !bundled.has(id));
  const own = missing ? new Map((await loadOwnCards()).map((card) => [card.id, card])) : undefined;
  return ids.flatMap((id) => bundled.get(id) ?? own?.get(id) ?? []);
}

/** The search, own glossaries included, and what lists show of each entry. */
export function glossarySearch(): Promise<Searching> {
  searching ??= Promise.all([bundledNames(), loadOwnCards()]).then(([bundled, own]) => {
    const entries = [...bundled, ...own.map(namedCard)];
    return {
      search: new GlossarySearch(searchForms(entries)),
      names: new Map(entries.map((entry) => [entry.id, entry])),
    };
  });
  return searching;
}

/** Forgets the search, so that changed own glossaries are in the next one. */
export function refreshSearch(): void {
  searching = undefined;
}

const EXACT = new Set(['exact', 'alias', 'abbreviation']);

/** The entries a text names; else those of words in it; the nearest ones when there are none. */
export async function lookUp(text: string): Promise<LookUp> {
  const { search } = await glossarySearch();
  const hits = search.find(text.trim());
  const exact = hits.filter((hit) => EXACT.has(hit.how));
  if (exact.length > 0) return { how: 'exact', ids: idsOf(exact) };
  const within = search.within(text);
  if (within.length > 0) return { how: 'within', ids: idsOf(within) };
  return { how: 'near', ids: idsOf(hits.length > 0 ? hits : search.nearest(text)) };
}

function idsOf(hits: readonly SearchHit[]): string[] {
  return [...new Set(hits.map(({ id }) => id))];
}
