import { syllable } from 'syllable';
import type { Entry } from '../entry.ts';
import type { Finding } from './checker.ts';
import { SYLLABLES } from './syllables.ts';
import { sentencesOf, wordsOf } from './words.ts';

/** No entry may ask for more schooling than this (US school grade). */
const MAX_GRADE = 8;

/**
 * Flesch-Kincaid grade of `short` and `more` together (Kincaid et al. 1975). The words of the
 * headword are left out of the count: they are what is being explained.
 */
export function gradeOf({ term, short, more }: Pick<Entry, 'term' | 'short' | 'more'>): number {
  const text = more ? `${short} ${more}` : short;
  const headword = new Set(wordsOf(term.toLowerCase()).map(bare));
  const words = wordsOf(text.toLowerCase()).filter((word) => !headword.has(bare(word)));
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  return (
    0.39 * (words.length / sentencesOf(text).length) + 11.8 * (syllables / words.length) - 15.59
  );
}

/** How many syllables a word is spoken with. */
export function syllablesIn(word: string): number {
  const known = SYLLABLES[word] ?? SYLLABLES[bare(word)];
  if (known !== undefined) return known;
  return word.split('-').reduce((sum, part) => sum + Math.max(1, syllable(part)), 0);
}

function bare(word: string): string {
  return word.replace(/['’]s?$/, '').replace(/s$/, '');
}

export function readingFaults(entry: Entry): Finding[] {
  const grade = gradeOf(entry);
  if (grade <= MAX_GRADE) return [];
  return [
    {
      field: 'short',
      reason: `with more reads at grade ${grade.toFixed(1)}, at most ${MAX_GRADE} is allowed`,
    },
  ];
}
