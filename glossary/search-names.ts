import type { Card, Entry, Kind } from './entry.ts';
import { foldedText, looseKey } from './search-fold.ts';

/** What lists show of an entry, and all names by which search finds it. */
export interface NamedEntry {
  id: string;
  term: string;
  kind: Kind;
  /** The plain sentence, without links. */
  short: string;
  also?: string[];
  abbr?: string[];
  brands?: string[];
  forms?: string[];
  /** Title of the reader's own glossary the entry comes from; absent for ours. */
  own?: string;
}

export type FormKind = 'term' | 'also' | 'abbr' | 'brand' | 'form';

/** One name under which an entry is found. */
export interface SearchForm {
  id: string;
  text: string;
  kind: FormKind;
}

/** Which name of an entry is shown when several match equally well. */
export const KIND_ORDER: Record<FormKind, number> = {
  term: 0,
  also: 1,
  abbr: 2,
  form: 3,
  brand: 4,
};

/** The names of an entry as written; lists without a name are left out, which keeps the file small. */
export function namedEntry({
  id,
  term,
  kind,
  short,
  also,
  abbr,
  brands,
  forms,
}: Entry): NamedEntry {
  const texts = (list: readonly { text: string }[]) =>
    list.length > 0 ? list.map(({ text }) => text) : undefined;
  return {
    id,
    term,
    kind,
    short,
    also: texts(also),
    abbr: texts(abbr),
    brands: texts(brands),
    forms: texts(forms),
  };
}

/** The names of a card of a reader's own glossary. */
export function namedCard({ id, term, kind, short, also, abbr, own }: Card): NamedEntry {
  return { id, term, kind, short: short.text, also: also.map(({ text }) => text), abbr, own };
}

/** The names by which entries are found, each entry's headword first. */
export function searchForms(entries: readonly NamedEntry[]): SearchForm[] {
  return entries.flatMap(({ id, term, also = [], abbr = [], brands = [], forms = [] }) => {
    const as = (kind: FormKind, list: readonly string[]) =>
      list.map((text): SearchForm => ({ id, text, kind }));
    return [
      ...as('term', [term]),
      ...as('also', also),
      ...as('abbr', abbr),
      ...as('brand', brands),
      ...as('form', forms),
    ];
  });
}

/** A name as search compares it. */
export interface Name extends SearchForm {
  folded: string;
  /** Folded, without spaces. */
  compact: string;
}

export function toName(form: SearchForm): Name {
  const folded = foldedText(form.text);
  return { ...form, folded, compact: withoutSpaces(folded) };
}

export function withoutSpaces(folded: string): string {
  return folded.includes(' ') ? folded.replaceAll(' ', '') : folded;
}

/** Names by their letters, and by the key under which spellings of one name meet. */
export class NamesByKey {
  #exact = new Map<string, Name[]>();
  #loose = new Map<string, Name[]>();

  constructor(names: readonly Name[]) {
    for (const name of names) {
      push(this.#exact, name.compact, name);
      push(this.#loose, looseKey(name.folded), name);
    }
  }

  /** Whether a name is written with these letters. */
  has(folded: string): boolean {
    return this.#exact.has(withoutSpaces(folded));
  }

  /** The names written with these letters, and those that are the same name in another spelling. */
  get(folded: string): { exact: readonly Name[]; loose: readonly Name[] } {
    return {
      exact: this.#exact.get(withoutSpaces(folded)) ?? [],
      loose: this.#loose.get(looseKey(folded)) ?? [],
    };
  }
}

function push(map: Map<string, Name[]>, key: string, name: Name): void {
  const names = map.get(key);
  if (names) names.push(name);
  else map.set(key, [name]);
}
