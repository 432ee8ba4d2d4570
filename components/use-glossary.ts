import { useEffect, useState } from 'preact/hooks';
import type { Card } from '../glossary/entry.ts';
import { formsOfCards, GlossarySearch } from '../glossary/search.ts';
import { loadOwnCards, watchOwnIndex } from '../settings/own-glossaries.ts';

/** The whole glossary, the reader's own included, for pages of ours. */
export interface Glossary {
  cards: ReadonlyMap<string, Card>;
  search: GlossarySearch;
}

let loading: Promise<Glossary> | undefined;

/**
 * Loads the glossary: a chunk of its own, so that the page is there before it. A page that wants it
 * early calls this before it renders.
 */
export function loadGlossary(): Promise<Glossary> {
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

/** The reader types the first letters in this time; a misspelling then need not wait for its tables. */
const PREPARE_MS = 50;

/** The glossary, also after own words have changed; undefined until it is loaded. */
export function useGlossary(): Glossary | undefined {
  const [glossary, setGlossary] = useState<Glossary>();
  useEffect(() => {
    const abort = new AbortController();
    const load = async () => {
      const loaded = await loadGlossary();
      if (abort.signal.aborted) return;
      setGlossary(loaded);
      setTimeout(() => loaded.search.prepare(), PREPARE_MS);
    };
    const reload = () => {
      loading = undefined;
      void load();
    };
    watchOwnIndex(reload, abort.signal);
    void load();
    return () => abort.abort();
  }, []);
  return glossary;
}
