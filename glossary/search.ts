import { LONGEST } from './misspelling.ts';
import { Beginnings } from './search-beginnings.ts';
import { foldedText } from './search-fold.ts';
import { byCost, type Found, type How, type SearchHit, span, toHit } from './search-hits.ts';
import { Misspellings } from './search-misspelt.ts';
import {
  type FormKind,
  KIND_ORDER,
  type Name,
  NamesByKey,
  type SearchForm,
  toName,
} from './search-names.ts';

/** With as many hits the far-off ones are not looked for. */
const ENOUGH = 3;

/** A name this near, as a share of the letters typed, was meant, whatever stands in the query. */
const SURE = 0.15;

/** Hardly a name has more words. */
const MOST_WORDS = 8;

/**
 * Finds entries by what a reader types: exact names first, then beginnings, then misspellings by
 * letters and by sound. Made in no time; what queries need is built when the first comes, or ahead of
 * it by `prepare`. Each query reads through all names, which for 10,000 of them
 * takes a millisecond or two.
 */
export class GlossarySearch {
  #forms: readonly SearchForm[];
  #folded: Name[] | undefined;
  #terms = new Map<string, string>();
  #byKey: NamesByKey | undefined;
  #beginnings: Beginnings | undefined;
  #misspellings: Misspellings | undefined;

  /** @param forms all names of all entries; each entry has one of kind `term` */
  constructor(forms: readonly SearchForm[]) {
    this.#forms = forms;
    for (const { id, kind, text } of forms) if (kind === 'term') this.#terms.set(id, text);
  }

  /** Does ahead of time what the first queries would wait for. */
  prepare(): void {
    this.#keys();
    this.#begun();
    this.#misspelt();
  }

  /** The best entries for a query, best first, each once; none for an empty query. */
  find(query: string, limit = 10): SearchHit[] {
    const folded = foldedQuery(query);
    if (folded === '') return [];
    const hits = new Map<string, SearchHit>();
    const take = (found: readonly Found[]): boolean => {
      for (const one of found) {
        if (hits.size >= limit) break;
        if (!hits.has(one.name.id)) hits.set(one.name.id, this.#hit(one));
      }
      return hits.size >= limit;
    };
    const named = this.#named(folded, query);
    const full = take(named) || this.#begunBy(folded).some(take);
    // Who typed a name right meant no other that is spelt a little like it.
    if (full || named.length > 0) return [...hits.values()];
    const misspelt = this.#misspelt();
    const near = misspelt.find(folded);
    // "what is vasculitis" asks for vasculitis; "rumatoid artritis" is a name all the same.
    const asked = folded.includes(' ') ? this.#askedFor(query) : [];
    if (asked.length > 0) {
      take(near.filter(({ cost }) => cost <= folded.length * SURE));
      take(asked);
    } else if (!take(near) && hits.size < ENOUGH) take(misspelt.scattered(folded));
    return [...hits.values()];
  }

  /** What a query of several words names besides other words; abbreviations in any case if nothing else. */
  #askedFor(query: string): Found[] {
    const named = this.#standingIn(query, true);
    return named.length > 0 ? named : this.#standingIn(query, false);
  }

  /** What a query begins, most likely first. "antibodi" is on the way to antibodies, and so to antibody. */
  #begunBy(folded: string): Found[][] {
    const singular = folded.replace(/(?<=...)ie?$/, 'y');
    const begun = this.#begun();
    return [...(singular === folded ? [] : [begun.find(singular)]), begun.find(folded)];
  }

  /** The entries whose names stand in a longer text, the longest at each place, in the text's order. */
  within(text: string): SearchHit[] {
    const hits = new Map<string, SearchHit>();
    for (const found of this.#standingIn(text, true)) {
      if (!hits.has(found.name.id)) hits.set(found.name.id, this.#hit(found));
    }
    return [...hits.values()];
  }

  #standingIn(text: string, capitals: boolean): Found[] {
    const words = text.split(/\s+/).filter(Boolean);
    const all: Found[] = [];
    for (let i = 0; i < words.length; i++) {
      for (let length = Math.min(MOST_WORDS, words.length - i); length > 0; length--) {
        const found = this.#standing(words.slice(i, i + length).join(' '), capitals);
        if (!found) continue;
        all.push(found);
        i += length - 1;
        break;
      }
    }
    return all;
  }

  /** What a piece of running text names. Two letters are mostly no name, and "all" is not ALL. */
  #standing(piece: string, capitals: boolean): Found | undefined {
    const folded = foldedText(piece);
    if (folded.length < 3 || !this.#keys().has(folded)) return undefined;
    const named = this.#named(folded, piece).find(
      ({ name: { kind, text } }) => !capitals || kind !== 'abbr' || piece.includes(text),
    );
    return named && { ...named, how: 'within' };
  }

  /** The nearest entries when `find` has none: what a reader may have meant, however far off. */
  nearest(query: string, limit = 3): SearchHit[] {
    const hits = new Map<string, SearchHit>();
    for (const found of this.#misspelt().nearest(foldedQuery(query))) {
      if (hits.size < limit && !hits.has(found.name.id)) hits.set(found.name.id, this.#hit(found));
    }
    return [...hits.values()];
  }

  #hit(found: Found): SearchHit {
    return toHit(found, this.#terms.get(found.name.id) ?? found.name.text);
  }

  #named(folded: string, query: string): Found[] {
    const { exact, loose } = this.#keys().get(folded);
    // MS typed in capitals is the abbreviation, whatever else is spelt so.
    const typed = query.trim();
    const capitals = typed === typed.toUpperCase();
    return [...exact, ...loose]
      .map((name, index) => ({
        name,
        how: howNamed(name.kind),
        cost:
          (index < exact.length ? 0 : 10) +
          // "ostomy" is the word; the word part "-ostomy" folds to the same.
          (name.text.toLowerCase() === typed.toLowerCase() ? 0 : 5) +
          // PsA is not PSA.
          (name.text === typed ? -1 : 0) +
          (capitals && name.kind === 'abbr' ? -1 : KIND_ORDER[name.kind]),
        spans: [span(0, name.folded.length)],
      }))
      .sort(byCost);
  }

  get #names(): readonly Name[] {
    this.#folded ??= this.#forms.map(toName);
    return this.#folded;
  }

  #keys(): NamesByKey {
    this.#byKey ??= new NamesByKey(this.#names);
    return this.#byKey;
  }

  #begun(): Beginnings {
    this.#beginnings ??= new Beginnings(this.#names);
    return this.#beginnings;
  }

  #misspelt(): Misspellings {
    this.#misspellings ??= new Misspellings(this.#names);
    return this.#misspellings;
  }
}

/** A query as search compares it; more of it than a name is long says nothing. */
function foldedQuery(query: string): string {
  return foldedText(query.slice(0, LONGEST * 4)).slice(0, LONGEST);
}

function howNamed(kind: FormKind): How {
  if (kind === 'term') return 'exact';
  return kind === 'abbr' ? 'abbreviation' : 'alias';
}
