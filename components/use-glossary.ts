import { useEffect, useState } from 'preact/hooks';
import { bundledCards, bundledNames } from '../glossary/bundled.ts';
import type { Card } from '../glossary/entry.ts';
import { GlossarySearch } from '../glossary/search.ts';
import { type NamedEntry, namedCard, searchForms } from '../glossary/search-names.ts';
import { loadOwnCards, watchOwnIndex } from '../settings/own-glossaries.ts';

/** The whole glossary, the reader's own included, for pages of ours. */
export interface Glossary {
  names: ReadonlyMap<string, NamedEntry>;
  search: GlossarySearch;
  /** All that is known of an entry; undefined when there is none of that id. */
  card(id: string): Promise<Card | undefined>;
}

let loading: Promise<Glossary> | undefined;

/** Loads the glossary. A page that wants it early calls this before it renders. */
export function loadGlossary(): Promise<Glossary> {
  loading ??= Promise.all([bundledNames(), loadOwnCards()]).then(([bundled, own]) => {
    const entries = [...bundled, ...own.map(namedCard)];
    const ownCards = new Map(own.map((card) => [card.id, card]));
    let search: GlossarySearch | undefined;
    return {
      names: new Map(entries.map((entry) => [entry.id, entry])),
      get search() {
        search ??= new GlossarySearch(searchForms(entries));
        return search;
      },
      card: async (id) => ownCards.get(id) ?? (await loadCards()).get(id),
    };
  });
  return loading;
}

let cards: Promise<ReadonlyMap<string, Card>> | undefined;

function loadCards(): Promise<ReadonlyMap<string, Card>> {
  cards ??= bundledCards().then((all) => new Map(all.map((card) => [card.id, card])));
  return cards;
}

/** The reader types the first letters in this time; what comes after need not wait for it then. */
const PREPARE_MS = 50;

/**
 * The glossary, also after own words have changed; undefined until it is loaded.
 * @param ready false while the page is not shown yet, which then need not wait for the glossary
 */
export function useGlossary(ready = true): Glossary | undefined {
  const [glossary, setGlossary] = useState<Glossary>();
  useEffect(() => {
    if (!ready) return;
    const abort = new AbortController();
    const load = async () => {
      const loaded = await loadGlossary();
      if (abort.signal.aborted) return;
      setGlossary(loaded);
      setTimeout(() => {
        loaded.search.prepare();
        void loadCards();
      }, PREPARE_MS);
    };
    const reload = () => {
      loading = undefined;
      void load();
    };
    watchOwnIndex(reload, abort.signal);
    void load();
    return () => abort.abort();
  }, [ready]);
  return glossary;
}

/** The card of an entry; until it is read the one shown before, if any. */
export function useCard(glossary: Glossary | undefined, id: string): Card | undefined {
  const [card, setCard] = useState<Card>();
  useEffect(() => {
    let wanted = true;
    void glossary?.card(id).then((read) => wanted && setCard(read));
    return () => {
      wanted = false;
    };
  }, [glossary, id]);
  return card;
}
