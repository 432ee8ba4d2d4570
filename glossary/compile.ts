import { type ClaimedForms, claimForms } from './claims.ts';
import type { Card, Entry, LinkedText } from './entry.ts';
import { encodeIndex } from './index-encoding.ts';
import { kinOf } from './kin.ts';
import type { Fault } from './load.ts';
import { findCandidates } from './match.ts';
import { decodeIndex, type MatchIndex } from './match-index.ts';
import { type NamedEntry, namedEntry } from './search-names.ts';
import { spelledEntry } from './spelled-entry.ts';
import type { Spelling } from './spelling.ts';

/** What readers see of the entries, in one spelling. */
export interface Edition {
  cards: Card[];
  names: NamedEntry[];
}

export interface Compiled {
  matchIndex: string;
  /** All entries in American spelling. */
  american: Edition;
  /** The entries that look different in British spelling. */
  british: Edition;
  faults: Fault[];
}

/** Entries as the extension carries them. Faults are told, and what they touch is left out. */
export function compile(entries: readonly Entry[]): Compiled {
  const { forms, faults } = claimForms(entries);
  const indexed = indexedForms(entries, forms);
  const index = decodeIndex(encodeIndex(indexed));
  const ids = new Set(entries.map(({ id }) => id));
  const unknown = entries.flatMap((entry) => unknownIds(entry, ids));
  const american = edition(entries, 'american', index);
  const british = edition(entries, 'british', index);
  const kin = kinOf(entries, american.cards, ({ kind }) => TECHNICAL.has(kind));
  return {
    matchIndex: encodeIndex(indexed, kin),
    american,
    british: {
      cards: differing(british.cards, american.cards),
      names: differing(british.names, american.names),
    },
    faults: [...faults, ...unknown],
  };
}

function edition(entries: readonly Entry[], spelling: Spelling, index: MatchIndex): Edition {
  const spelled = entries.map((entry) => spelledEntry(entry, spelling));
  const terms = new Map(spelled.map(({ id, term }) => [id, term]));
  return {
    cards: spelled.map((entry) => card(entry, terms, index)),
    names: spelled.map(namedEntry),
  };
}

function differing<T>(list: readonly T[], from: readonly T[]): T[] {
  return list.filter((one, place) => JSON.stringify(one) !== JSON.stringify(from[place]));
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

function unknownIds(entry: Entry, ids: ReadonlySet<string>): Fault[] {
  const fault = (field: string, id: string): Fault[] =>
    ids.has(id)
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
    checked: entry.checked,
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
