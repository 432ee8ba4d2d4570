import { byCost, type Found, span } from './search-hits.ts';
import { KIND_ORDER, type Name, withoutSpaces } from './search-names.ts';
import { wordBeginnings } from './search-words.ts';

/** A name that holds the query further on comes after those that begin with it. */
const LATER_IN_NAME = 12;

/** The names that a query begins, or begins a word of, nearest first; the query folded. */
export function beginnings(names: readonly Name[], folded: string): Found[] {
  const compact = withoutSpaces(folded);
  const inside = ` ${folded}`;
  const words = folded.split(' ');
  const found: Found[] = [];
  for (const name of names) {
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

/** How many characters of a folded text hold its first `count` letters. */
function spread(text: string, count: number): number {
  let left = count;
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== ' ') left--;
    if (left === 0) return i + 1;
  }
  return text.length;
}
