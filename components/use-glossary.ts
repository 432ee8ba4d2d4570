import { useEffect, useState } from 'preact/hooks';
import type { Card } from '../glossary/entry.ts';
import { formsOfCards, GlossarySearch } from '../glossary/search.ts';
import { loadOwnCards } from '../settings/own-glossaries.ts';

/** The whole glossary, the reader's own included, for pages of ours. */
export interface Glossary {
  cards: ReadonlyMap<string, Card>;
  search: GlossarySearch;
}

let loading: Promise<Glossary> | undefined;

/** Loads the glossary once a page: a chunk of its own, so that the page is there before it. */
function loadGlossary(): Promise<Glossary> {
  loading ??= Promise.all([
    import('virtual:inlay/cards'),
    import('virtual:inlay/search-forms'),
    loadOwnCards(),
  ]).then(([{ default: cards }, { default: forms }, own]) => ({
    cards: new Map([...cards, ...own].map((card) => [card.id, card])),
    search: new GlossarySearch([...forms, ...formsOfCards(own)]),
  }));
  return loading;
}

/** The glossary; undefined until it is loaded. */
export function useGlossary(): Glossary | undefined {
  const [glossary, setGlossary] = useState<Glossary>();
  useEffect(() => {
    void loadGlossary().then((loaded) => {
      setGlossary(loaded);
      // The first misspelt query should not wait for the tables it needs.
      setTimeout(() => loaded.search.prepare(), 50);
    });
  }, []);
  return glossary;
}
