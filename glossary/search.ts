import Fuse from 'fuse.js';
import type { Card } from './entry.ts';
import { LetterPairs, type Versions } from './letter-pairs.ts';
import { LONGEST, misspellingDistance } from './misspelling.ts';
import { foldedText, foldForSearch, looseKey } from './search-fold.ts';
import { wordBeginnings, wordByWord } from './search-words.ts';
import { soundsOfWords } from './sounds.ts';

export type FormKind = 'term' | 'also' | 'abbr' | 'brand' | 'form';

/** One name under which an entry is found. */
export interface SearchForm {
  id: string;
  text: string;
  kind: FormKind;
}

export type How = 'exact' | 'alias' | 'abbreviation' | 'prefix' | 'fuzzy' | 'sounds';

/** The names by which the entries of a reader's own glossary are found. */
export function formsOfCards(cards: readonly Card[]): SearchForm[] {
  return cards.flatMap(({ id, term, also, abbr }) => [
    { id, text: term, kind: 'term' as const },
    ...also.map(({ text }) => ({ id, text, kind: 'also' as const })),
    ...abbr.map((text) => ({ id, text, kind: 'abbr' as const })),
  ]);
}

/** One entry found. */
export interface SearchHit {
  id: string;
  /** Its headword. */
  term: string;
  /** The name that matched, as written in the glossary. */
  matched: string;
  /** UTF-16 offsets in `matched` of what the reader typed. */
  ranges: [start: number, end: number][];
  how: How;
}

/** Which name of an entry is shown when several match equally well. */
const KIND_ORDER: Record<FormKind, number> = { term: 0, also: 1, abbr: 2, form: 3, brand: 4 };

/** A query this far from a name, as a share of its letters, is no misspelling of it. */
const FARTHEST = 0.42;
/** Sounding alike counts a little less than being spelt alike. */
const SOUNDS_ALIKE = 0.3;
/** Shorter queries are beginnings, not misspellings. */
const SHORTEST_FUZZY = 3;
/** How many names are compared in each way: those that share most with the query. */
const NAMES_COMPARED = 250;
/** A long query is dearer to compare, and tells names better apart: fewer of them are enough. */
const LETTERS_COMPARED = 5000;
const NAMES_WORD_BY_WORD = 60;
const NAMES_FOR_FUSE = 100;
/** A name that holds the query further on comes after those that begin with it. */
const LATER_IN_NAME = 12;
/** Names this many letters further off than the best are not what was meant. */
const MUCH_WORSE = 2;
/** With as many hits Fuse is not asked for more. */
const ENOUGH = 3;
/** Between names equally near, the headword. */
const KIND_COST = 0.05;
const FUSE_THRESHOLD = 0.4;

interface Name extends SearchForm {
  /** As search compares it. */
  folded: string;
  /** Folded, without spaces. */
  compact: string;
  loose: string;
}

interface Found {
  name: Name;
  how: How;
  /** Lower is better; compared only within one way of finding. */
  cost: number;
  /** Matched characters of the folded name. */
  spans: [number, number][];
}

/**
 * Finds entries by what a reader types: exact names first, then beginnings, then misspellings by
 * letters and by sound. Built once; each query reads through all names, which for 10,000 of them
 * takes a millisecond or two.
 */
export class GlossarySearch {
  #names: Name[];
  #terms = new Map<string, string>();
  #exact = new Map<string, Name[]>();
  #loose = new Map<string, Name[]>();
  #sounds: string[] = [];
  #pairs: LetterPairs | undefined;

  /** @param forms all names of all entries; each entry has one of kind `term` */
  constructor(forms: readonly SearchForm[]) {
    this.#names = forms.map(toName);
    for (const name of this.#names) {
      if (name.kind === 'term') this.#terms.set(name.id, name.text);
      push(this.#exact, name.compact, name);
      push(this.#loose, name.loose, name);
    }
  }

  /** Does ahead of time what the first misspelt query would wait for. */
  prepare(): void {
    if (this.#pairs) return;
    this.#sounds = this.#names.map(({ folded }) => soundsOfWords(folded));
    this.#pairs = new LetterPairs(
      this.#names.map(({ folded }, index): Versions => [folded, this.#sounds[index] ?? '']),
    );
  }

  /** The best entries for a query, best first, each once; none for an empty query. */
  find(query: string, limit = 10): SearchHit[] {
    const folded = foldedText(query.slice(0, LONGEST * 4)).slice(0, LONGEST);
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
    const full = take(named) || take(this.#beginning(folded));
    // Who typed a name right meant no other that is spelt a little like it.
    if (full || named.length > 0) return [...hits.values()];
    if (!take(this.#misspelt(folded)) && hits.size < ENOUGH) take(this.#scattered(folded));
    return [...hits.values()];
  }

  /** The nearest entries when `find` has none: what a reader may have meant, however far off. */
  nearest(query: string, limit = 3): SearchHit[] {
    const folded = foldedText(query.slice(0, LONGEST * 4)).slice(0, LONGEST);
    const hits = new Map<string, SearchHit>();
    const near = this.#near(folded, NAMES_FOR_FUSE).map(({ name }): Found => {
      const { cost } = misspellingDistance(folded, name.folded, Number.POSITIVE_INFINITY);
      return { name, how: 'fuzzy', cost, spans: [] };
    });
    for (const found of near.sort(byCost)) {
      if (hits.size < limit && !hits.has(found.name.id)) hits.set(found.name.id, this.#hit(found));
    }
    return [...hits.values()];
  }

  #hit({ name, how, spans }: Found): SearchHit {
    const { text, id } = name;
    const { offsets } = foldForSearch(text);
    const ranges = spans.map(([start, end]): [number, number] => [
      offsets[start] ?? text.length,
      endOffset(offsets, end, text),
    ]);
    return { id, term: this.#terms.get(id) ?? text, matched: text, ranges, how };
  }

  #named(folded: string, query: string): Found[] {
    const compact = folded.replaceAll(' ', '');
    const exact = this.#exact.get(compact) ?? [];
    const loose = this.#loose.get(looseKey(folded)) ?? [];
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
          (capitals && name.kind === 'abbr' ? -1 : KIND_ORDER[name.kind]),
        spans: [span(0, name.folded.length)],
      }))
      .sort(byCost);
  }

  #beginning(folded: string): Found[] {
    const compact = folded.replaceAll(' ', '');
    const inside = ` ${folded}`;
    const words = folded.split(' ');
    const found: Found[] = [];
    for (const name of this.#names) {
      const { folded: text } = name;
      let at = text.startsWith(folded) ? 0 : -1;
      let length = folded.length;
      if (at === -1 && name.compact.startsWith(compact)) {
        length = spread(text, compact.length);
        // One letter of the next word is rather a slip of the finger ("complementt").
        if (text[length - 2] !== ' ') at = 0;
      } else if (at === -1) {
        at = text.indexOf(inside) + 1 || -1;
      }
      const spans = at === -1 ? wordBeginnings(words, text) : [span(at, at + length)];
      if (!spans) continue;
      const left = Math.min(text.length - length, 40);
      const later = at === 0 ? 0 : LATER_IN_NAME;
      found.push({ name, how: 'prefix', cost: later + left + 2 * KIND_ORDER[name.kind], spans });
    }
    return found.sort(byCost);
  }

  #misspelt(folded: string): Found[] {
    if (folded.length < SHORTEST_FUZZY) return [];
    const sound = soundsOfWords(folded);
    const words = folded.split(' ');
    const limit = Math.max(1, folded.length * FARTHEST);
    const found: Found[] = [];
    const compared = Math.min(NAMES_COMPARED, Math.round(LETTERS_COMPARED / folded.length));
    this.#near(folded, compared).forEach(({ name, heard }, nearness) => {
      const spelt = misspellingDistance(folded, name.folded, limit);
      const limitHeard = Math.min(limit, spelt.cost, sound.length * FARTHEST) - SOUNDS_ALIKE;
      const { cost } = misspellingDistance(sound, heard, limitHeard);
      const order = KIND_COST * KIND_ORDER[name.kind];
      if (cost <= limitHeard) {
        const spans = [span(0, name.folded.length)];
        found.push({ name, how: 'sounds', cost: cost + SOUNDS_ALIKE + order, spans });
      } else if (spelt.cost <= limit) {
        const spans = [span(spelt.start, spelt.end)];
        found.push({ name, how: 'fuzzy', cost: spelt.cost + order, spans });
      } else if (words.length > 1 && nearness < NAMES_WORD_BY_WORD) {
        const cost = wordByWord(words, name.folded, limit);
        const spans = [span(0, name.folded.length)];
        if (cost <= limit) found.push({ name, how: 'fuzzy', cost: cost + order, spans });
      }
    });
    found.sort(byCost);
    const worst = (found[0]?.cost ?? 0) + MUCH_WORSE;
    return found.filter(({ cost }) => cost <= worst);
  }

  /** The tail: words in another order, or more is wrong than a misspelling. */
  #scattered(folded: string): Found[] {
    if (folded.length < SHORTEST_FUZZY) return [];
    const fuse = new Fuse(
      this.#near(folded, NAMES_FOR_FUSE).map(({ name }) => name),
      {
        keys: ['folded'],
        threshold: FUSE_THRESHOLD,
        ignoreLocation: true,
        ignoreFieldNorm: true,
        includeMatches: true,
        useExtendedSearch: true,
        minMatchCharLength: 2,
      },
    );
    return fuse.search(folded).map(({ item, matches }, index) => ({
      name: item,
      how: 'fuzzy',
      cost: index,
      spans: (matches?.[0]?.indices ?? []).map(([first, last]) => [first, last + 1]),
    }));
  }

  #near(folded: string, limit: number): { name: Name; heard: string }[] {
    this.prepare();
    const near = this.#pairs?.nearest([folded, soundsOfWords(folded)], limit) ?? [];
    return near.flatMap((index) => {
      const name = this.#names[index];
      return name ? [{ name, heard: this.#sounds[index] ?? '' }] : [];
    });
  }
}

function span(start: number, end: number): [number, number] {
  return [start, end];
}

function toName(form: SearchForm): Name {
  const folded = foldedText(form.text);
  return { ...form, folded, compact: folded.replaceAll(' ', ''), loose: looseKey(folded) };
}

function howNamed(kind: FormKind): How {
  if (kind === 'term') return 'exact';
  return kind === 'abbr' ? 'abbreviation' : 'alias';
}

/** How many characters of a folded text hold its first `count` letters. */
function spread(text: string, count: number): number {
  let left = count;
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== ' ') left--;
    if (left === 0) return i + 1;
  }
  return text.length;
}

function endOffset(offsets: readonly number[], end: number, text: string): number {
  const last = offsets[end - 1];
  if (last === undefined) return 0;
  // A letter may be several characters of the source, and stand before some that count for nothing.
  const next = offsets.find((offset) => offset > last);
  return last + text.slice(last, next).replace(/[^\p{L}\p{N}\p{M}]+$/u, '').length;
}

function byCost(a: Found, b: Found): number {
  return a.cost - b.cost || a.name.text.length - b.name.text.length;
}

function push(map: Map<string, Name[]>, key: string, name: Name): void {
  const names = map.get(key);
  if (names) names.push(name);
  else map.set(key, [name]);
}
