import type { Glossary } from '../../../components/use-glossary.ts';
import type { Card } from '../../../glossary/entry.ts';
import { GlossarySearch } from '../../../glossary/search.ts';
import { namedCard, searchForms } from '../../../glossary/search-names.ts';

/** A card with nothing but what each has. */
export function makeCard(card: Partial<Card> & { id: string; term: string }): Card {
  return {
    kind: 'condition',
    short: { text: 'A group of illnesses.', links: [] },
    results: [],
    also: [],
    abbr: [],
    brands: [],
    related: [],
    alert: [],
    affects: [],
    sources: [],
    reviewed: '2026-11-21',
    ...card,
  };
}

/** A card on which every field is filled. */
export const FULL_CARD = makeCard({
  id: 'giant-cell-arteritis',
  term: 'giant cell arteritis',
  say: 'JY-unt sel ar-ter-EYE-tis',
  plain: 'swollen arteries of the head',
  short: {
    text: 'An illness with inflammation of large arteries.',
    links: [{ start: 16, end: 28, id: 'inflammation' }],
  },
  more: { text: 'It can harm sight.', links: [] },
  results: [{ text: 'High ESR can fit with it.', links: [] }],
  also: [{ text: 'temporal arteritis', tag: 'old' }, { text: 'GCA arteritis' }],
  abbr: ['GCA'],
  brands: ['Brandname'],
  broader: { id: 'vasculitis', term: 'vasculitis' },
  related: [
    { id: 'polymyalgia-rheumatica', term: 'polymyalgia rheumatica' },
    { id: 'vasculitis', term: 'vasculitis' },
  ],
  not: { text: 'Polymyalgia has no headache.', links: [] },
  alert: ['same-day', 'infection'],
  affects: ['blood-vessels', 'eyes'],
  sources: [
    { title: 'MedlinePlus: Giant cell arteritis', url: 'https://medlineplus.gov/gca.html' },
  ],
});

/** A glossary of these cards alone. */
export function glossaryOf(cards: readonly Card[]): Glossary {
  const names = cards.map(namedCard);
  return {
    names: new Map(names.map((entry) => [entry.id, entry])),
    search: new GlossarySearch(searchForms(names)),
    card: async (id) => cards.find((card) => card.id === id),
  };
}
