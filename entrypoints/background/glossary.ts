import cards from 'virtual:inlay/cards';
import searchForms from 'virtual:inlay/search-forms';
import type { Card } from '../../glossary/entry.ts';
import { formsOfCards, GlossarySearch } from '../../glossary/search.ts';
import type { LookUp } from '../../settings/messages.ts';
import { loadOwnCards } from '../../settings/own-glossaries.ts';

const byId = new Map(cards.map((card) => [card.id, card]));

/** Cards by id, in the order asked; the reader's own glossaries included, unknown ids left out. */
export async function cardsFor(ids: readonly string[]): Promise<Card[]> {
  const missing = ids.some((id) => !byId.has(id));
  const own = missing ? new Map((await loadOwnCards()).map((card) => [card.id, card])) : undefined;
  return ids.flatMap((id) => byId.get(id) ?? own?.get(id) ?? []);
}

export async function cardFor(id: string): Promise<Card | undefined> {
  return (await cardsFor([id]))[0];
}

let search: Promise<GlossarySearch> | undefined;

/** The search, own glossaries included; built on first use, since most wake-ups never search. */
export function glossarySearch(): Promise<GlossarySearch> {
  search ??= loadOwnCards().then(
    (own) => new GlossarySearch([...searchForms, ...formsOfCards(own)]),
  );
  return search;
}

/** Forgets the search, so that changed own glossaries are in the next one. */
export function refreshSearch(): void {
  search = undefined;
}

const EXACT = new Set(['exact', 'alias', 'abbreviation']);

/** The entries a text names; the nearest ones when it names none. */
export async function lookUp(text: string): Promise<LookUp> {
  const glossary = await glossarySearch();
  const hits = glossary.find(text.trim());
  const exact = hits.filter((hit) => EXACT.has(hit.how));
  const near = hits.length > 0 ? hits : glossary.nearest(text);
  const ids = (exact.length > 0 ? exact : near).map((hit) => hit.id);
  return { exact: exact.length > 0, ids: [...new Set(ids)] };
}
