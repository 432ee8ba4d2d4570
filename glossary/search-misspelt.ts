import Fuse from 'fuse.js';
import { LetterPairs, type Versions } from './letter-pairs.ts';
import { misspellingDistance } from './misspelling.ts';
import { byCost, type Found, span } from './search-hits.ts';
import { KIND_ORDER, type Name } from './search-names.ts';
import { wordByWord } from './search-words.ts';
import { soundsOfWords } from './sounds.ts';

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
/** Names this many letters further off than the best are not what was meant. */
const MUCH_WORSE = 2;
/** Between names equally near, the headword. */
const KIND_COST = 0.05;
const FUSE_THRESHOLD = 0.4;

/** Finds names that a query misspells, by letters and by sound; queries folded. */
export class Misspellings {
  #names: readonly Name[];
  #sounds: string[];
  #pairs: LetterPairs;

  constructor(names: readonly Name[]) {
    this.#names = names;
    this.#sounds = names.map(({ folded }) => soundsOfWords(folded));
    this.#pairs = new LetterPairs(
      names.map(({ folded }, index): Versions => [folded, this.#sounds[index] ?? '']),
    );
  }

  /** The names that the query is a misspelling of, nearest first. */
  find(folded: string): Found[] {
    if (folded.length < SHORTEST_FUZZY) return [];
    const sound = soundsOfWords(folded);
    const words = folded.split(' ');
    let limit = Math.max(1, folded.length * FARTHEST);
    const found: Found[] = [];
    const compared = Math.min(NAMES_COMPARED, Math.round(LETTERS_COMPARED / folded.length));
    const take = (one: Found) => {
      found.push(one);
      // What is much worse than the best so far would be dropped at the end anyway.
      limit = Math.min(limit, one.cost + MUCH_WORSE);
    };
    this.#near(folded, compared).forEach(({ name, heard }, nearness) => {
      const order = KIND_COST * KIND_ORDER[name.kind];
      const whole = [span(0, name.folded.length)];
      const spelt = misspellingDistance(folded, name.folded, limit);
      const limitHeard = Math.min(limit, spelt.cost, sound.length * FARTHEST) - SOUNDS_ALIKE;
      const { cost } = misspellingDistance(sound, heard, limitHeard);
      if (cost <= limitHeard) {
        take({ name, how: 'sounds', cost: cost + SOUNDS_ALIKE + order, spans: whole });
      } else if (spelt.cost <= limit) {
        const spans = [span(spelt.start, spelt.end)];
        take({ name, how: 'fuzzy', cost: spelt.cost + order, spans });
      } else if (words.length > 1 && nearness < NAMES_WORD_BY_WORD) {
        const far = wordByWord(words, name.folded, limit);
        if (far <= limit) take({ name, how: 'fuzzy', cost: far + order, spans: whole });
      }
    });
    found.sort(byCost);
    const worst = (found[0]?.cost ?? 0) + MUCH_WORSE;
    return found.filter(({ cost }) => cost <= worst);
  }

  /** The tail: words in another order, or more is wrong than a misspelling. */
  scattered(folded: string): Found[] {
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

  /** The names nearest to the query, however far off. */
  nearest(folded: string): Found[] {
    return this.#near(folded, NAMES_FOR_FUSE)
      .map(({ name }): Found => {
        const { cost } = misspellingDistance(folded, name.folded, Number.POSITIVE_INFINITY);
        return { name, how: 'fuzzy', cost, spans: [] };
      })
      .sort(byCost);
  }

  #near(folded: string, limit: number): { name: Name; heard: string }[] {
    return this.#pairs.nearest([folded, soundsOfWords(folded)], limit).flatMap((index) => {
      const name = this.#names[index];
      return name ? [{ name, heard: this.#sounds[index] ?? '' }] : [];
    });
  }
}
