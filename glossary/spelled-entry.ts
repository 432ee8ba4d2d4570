import type { Entry, Form } from './entry.ts';
import { inSpelling, type Spelling } from './spelling.ts';

/**
 * An entry as readers of one spelling see it. Its id, and what is not English text of ours (brands,
 * abbreviations, how to say it, titles of sources), stay as written.
 */
export function spelledEntry(entry: Entry, to: Spelling): Entry {
  const show = (text: string) => inSpelling(text, to);
  const maybe = (text: string | undefined) => (text === undefined ? undefined : show(text));
  // Both spellings of a word part are what its entry is about.
  const isPart = entry.kind === 'wordpart';
  const term = isPart ? entry.term : show(entry.term);
  return {
    ...entry,
    term,
    plain: maybe(entry.plain),
    short: show(entry.short),
    more: maybe(entry.more),
    not: maybe(entry.not),
    results: entry.results.map(show),
    also: isPart ? entry.also : spelledNames(entry.also, show, term),
  };
}

/** Names that differ by spelling alone become one. */
function spelledNames(
  names: readonly Form[],
  show: (text: string) => string,
  term: string,
): Form[] {
  const seen = new Set([term.toLowerCase()]);
  return names.flatMap((name) => {
    const text = show(name.text);
    const key = text.toLowerCase();
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...name, text }];
  });
}
