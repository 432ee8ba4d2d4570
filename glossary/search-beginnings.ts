import { byCost, type Found, span } from './search-hits.ts';
import { KIND_ORDER, type Name, withoutSpaces } from './search-names.ts';
import { wordBeginnings } from './search-words.ts';

/** A name that holds the query further on comes after those that begin with it. */
const LATER_IN_NAME = 12;
/** A name left over weighs no more than this many letters. */
const MOST_LEFT = 40;

/** Finds names by their beginning, or by the beginning of words in them. */
export class Beginnings {
  #names: readonly Name[];
  #words: OneText;
  #compact: OneText;

  constructor(names: readonly Name[]) {
    this.#names = names;
    this.#words = new OneText(names.map(({ folded }) => ` ${folded}`));
    this.#compact = new OneText(names.map(({ compact }) => compact));
  }

  /** The names that a folded query begins, or begins a word of, nearest first. */
  find(folded: string): Found[] {
    const compact = withoutSpaces(folded);
    const words = folded.split(' ');
    const spans = new Map<number, [number, number][]>();
    // An offset in " name" of a space is the offset in "name" of what follows it.
    for (const [index, at] of this.#words.firsts(` ${folded}`)) {
      spans.set(index, [span(at, at + folded.length)]);
    }
    for (const [index] of this.#compact.firsts(`\n${compact}`)) {
      const text = this.#names[index]?.folded ?? '';
      if (spans.get(index)?.[0]?.[0] === 0) continue;
      const length = spread(text, compact.length);
      // One letter of the next word is rather a slip of the finger ("complementt").
      if (text[length - 2] !== ' ') spans.set(index, [span(0, length)]);
    }
    if (words.length > 1) {
      for (const [index] of this.#words.firsts(` ${words[0]}`)) {
        const found = spans.has(index)
          ? undefined
          : wordBeginnings(words, this.#names[index]?.folded ?? '');
        if (found) spans.set(index, found);
      }
    }
    return [...spans].flatMap(([index, places]) => this.#found(index, places, folded)).sort(byCost);
  }

  #found(index: number, spans: [number, number][], folded: string): Found[] {
    const name = this.#names[index];
    if (!name) return [];
    const [[start, end] = [0, 0], second] = spans;
    const length = second ? folded.length : end - start;
    const left = Math.min(name.folded.length - length, MOST_LEFT);
    // The words of a query in the words of a name: as far off as one word further on.
    const later = start === 0 && !second ? 0 : LATER_IN_NAME;
    return [{ name, how: 'prefix', cost: later + left + 2 * KIND_ORDER[name.kind], spans }];
  }
}

/** Many texts as one, each after a line break: one search through it is far quicker than many. */
class OneText {
  #text: string;
  /** Where each text begins, after its line break. */
  #starts: number[] = [];

  constructor(texts: readonly string[]) {
    let length = 0;
    for (const text of texts) {
      this.#starts.push(length + 1);
      length += text.length + 1;
    }
    this.#text = texts.map((text) => `\n${text}`).join('');
  }

  /** Number of each text that holds `wanted`, with the offset in it of the first occurrence. */
  *firsts(wanted: string): Iterable<[index: number, offset: number]> {
    const breakBefore = wanted.startsWith('\n') ? 1 : 0;
    let index = 0;
    let at = this.#text.indexOf(wanted);
    while (at !== -1) {
      while ((this.#starts[index + 1] ?? Number.POSITIVE_INFINITY) <= at + breakBefore) index++;
      yield [index, at + breakBefore - (this.#starts[index] ?? 0)];
      const next = this.#starts[index + 1];
      if (next === undefined) break;
      at = this.#text.indexOf(wanted, next - 1);
    }
  }
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
