import { canonical } from '../canonical.ts';
import type { Entry } from '../entry.ts';
import { surfaceForms } from '../surface-forms.ts';
import type { Finding } from './checker.ts';
import { isEverydayWord } from './everyday.ts';
import { wordsOf } from './words.ts';

/** No form of an entry has more words than this that matters for telling explained words apart. */
const MAX_PHRASE_WORDS = 7;

/** Words of `short` and `more` that are neither everyday words nor entries a reader can open. */
export function unexplainedFaults(entries: readonly Entry[]): Map<string, Finding[]> {
  const forms = new Set<string>();
  for (const entry of entries) {
    for (const { text } of surfaceForms(entry)) {
      const key = canonical(text)?.key;
      if (key) forms.add(key);
    }
  }
  const faults = new Map<string, Finding[]>();
  for (const entry of entries) {
    const words = new Set(
      [entry.short, entry.more ?? '', ...entry.results].flatMap((text) =>
        unexplainedIn(text, forms),
      ),
    );
    if (words.size > 0) {
      const reason = `not an everyday word, an entry or explained: ${[...words].join(', ')}`;
      faults.set(entry.id, [{ field: 'short, more', reason }]);
    }
  }
  return faults;
}

function unexplainedIn(text: string, forms: ReadonlySet<string>): string[] {
  const words = wordsOf(text);
  const found: string[] = [];
  for (let i = 0; i < words.length; ) {
    const length = longestForm(words, i, forms);
    const word = words[i] ?? '';
    if (length === 0 && !isEverydayWord(word)) found.push(word);
    i += Math.max(1, length);
  }
  return found;
}

/** How many words from `start` on make the longest form; 0 when none does. */
function longestForm(words: readonly string[], start: number, forms: ReadonlySet<string>): number {
  for (let count = Math.min(MAX_PHRASE_WORDS, words.length - start); count > 0; count--) {
    const key = canonical(words.slice(start, start + count).join(' '))?.key;
    if (key !== undefined && forms.has(key)) return count;
  }
  return 0;
}
