import { type ClaimedForms, claimForms } from './claims.ts';
import type { Card, Entry, LinkedText } from './entry.ts';
import { encodeIndex } from './index-encoding.ts';
import { kinOf } from './kin.ts';
import type { Fault } from './load.ts';
import { findCandidates } from './match.ts';
import { decodeIndex, type MatchIndex } from './match-index.ts';
import type { SearchForm } from './search.ts';

export interface Compiled {
  matchIndex: string;
  cards: Card[];
  searchForms: SearchForm[];
  faults: Fault[];
}

/** Entries as the extension carries them. Faults are told, and what they touch is left out. */
export function compile(entries: readonly Entry[]): Compiled {
  const { forms, faults } = claimForms(entries);
  const indexed = indexedForms(entries, forms);
  const index = decodeIndex(encodeIndex(indexed));
  const terms = new Map(entries.map(({ id, term }) => [id, term]));
  const unknown = entries.flatMap((entry) => unknownIds(entry, terms));
  const cards = entries.map((entry) => card(entry, terms, index));
  const kin = kinOf(entries, cards, ({ kind }) => TECHNICAL.has(kind));
  return {
    matchIndex: encodeIndex(indexed, kin),
    cards,
    searchForms: entries.flatMap(searchForms),
    faults: [...faults, ...unknown],
  };
}

const TECHNICAL: ReadonlySet<string> = new Set([
  'condition',
  'test',
  'medicine',
  'treatment',
  'substance',
]);

/** Claimed forms in the order that the index wants. */
export function indexedForms(entries: readonly Entry[], forms: ClaimedForms) {
  return entries.flatMap(({ id, topic, kind }) =>
    (forms.get(id) ?? []).map(({ text, needs, abbreviation }) => ({
      id,
      text,
      needs,
      abbreviation,
      topic,
      technical: TECHNICAL.has(kind),
    })),
  );
}

function unknownIds(entry: Entry, terms: ReadonlyMap<string, string>): Fault[] {
  const fault = (field: string, id: string): Fault[] =>
    terms.has(id)
      ? []
      : [
          {
            file: `${entry.topic}.yaml`,
            line: entry.line,
            entry: entry.term,
            field,
            reason: `names no entry: ${id}`,
          },
        ];
  const broader = entry.broader ? fault('broader', entry.broader) : [];
  return [...broader, ...entry.related.flatMap((id) => fault('related', id))];
}

function card(entry: Entry, terms: ReadonlyMap<string, string>, index: MatchIndex): Card {
  const mentioned = new Set([entry.id]);
  const link = (text: string) => linked(text, index, mentioned);
  const named = (id: string) => {
    const term = terms.get(id);
    return term === undefined ? [] : [{ id, term }];
  };
  return {
    id: entry.id,
    term: entry.term,
    kind: entry.kind,
    plain: entry.plain,
    say: entry.say,
    short: link(entry.short),
    more: entry.more === undefined ? undefined : link(entry.more),
    results: entry.results.map(link),
    also: entry.also.map(({ text, tag }) => ({ text, tag })),
    abbr: entry.abbr.map(({ text }) => text),
    brands: entry.brands.map(({ text }) => text),
    broader: entry.broader ? named(entry.broader)[0] : undefined,
    related: entry.related.flatMap(named),
    not: entry.not === undefined ? undefined : link(entry.not),
    alert: entry.alert,
    affects: entry.affects,
    sources: entry.sources,
    reviewed: entry.reviewed,
  };
}

/** Links the first mention of each other entry; a word that could mean several is left alone. */
function linked(text: string, index: MatchIndex, mentioned: Set<string>): LinkedText {
  const links = findCandidates([index], text).flatMap(({ start, end, senses }) => {
    const [sense, other] = senses;
    if (!sense || other || sense.needs === 'page' || mentioned.has(sense.id)) return [];
    mentioned.add(sense.id);
    return [{ start, end, id: sense.id }];
  });
  return { text, links };
}

function searchForms({ id, term, also, abbr, brands, forms }: Entry): SearchForm[] {
  const as = (kind: SearchForm['kind'], list: readonly { text: string }[]) =>
    list.map(({ text }) => ({ id, text, kind }));
  return [
    { id, text: term, kind: 'term' },
    ...as('also', also),
    ...as('abbr', abbr),
    ...as('brand', brands),
    ...as('form', forms),
  ];
}
