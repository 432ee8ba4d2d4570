import { misspellingDistance } from './misspelling.ts';

/** How a query of several words meets a name of several words; both folded. */
type Span = [start: number, end: number];

/** What words in another order, and each word that was not typed, cost in letters. */
const OTHER_ORDER = 0.5;
const WORD_LEFT_OUT = 0.1;

/** Where each word of a query begins a word of the name, in order ("vit d" in "vitamin D"). */
export function wordBeginnings(words: readonly string[], text: string): Span[] | undefined {
  if (words.length < 2) return undefined;
  const spans: Span[] = [];
  let from = 0;
  for (const word of words) {
    const at = text.startsWith(word, from) ? from : text.indexOf(` ${word}`, from) + 1;
    if (at === 0 && !(from === 0 && text.startsWith(word))) return undefined;
    spans.push([at, at + word.length]);
    const next = text.indexOf(' ', at);
    from = next === -1 ? text.length : next + 1;
  }
  return spans;
}

/** How far the words of a query are from the words of a name, in whatever order they stand. */
export function wordByWord(words: readonly string[], name: string, limit: number): number {
  const named = name.split(' ');
  let cost = OTHER_ORDER + WORD_LEFT_OUT * Math.max(0, named.length - words.length);
  for (const word of words) {
    let least = Number.POSITIVE_INFINITY;
    for (const other of named) {
      least = Math.min(least, misspellingDistance(word, other, Math.min(least, limit - cost)).cost);
    }
    cost += least;
    if (cost > limit) break;
  }
  return cost;
}
