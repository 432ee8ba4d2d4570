import type { Entry } from '../entry.ts';
import type { Finding } from './checker.ts';
import { isEverydayWord } from './everyday.ts';
import { wordsOf } from './words.ts';

/** Letters that two words share at their beginning when one explains nothing about the other. */
const STEM_LENGTH = 6;

/** A hard word is not explained by itself: its stem may not recur in `short`. */
export function recurringStemFaults({ term, short }: Entry): Finding[] {
  const hard = wordsOf(term.toLowerCase()).filter(
    (word) => word.length >= STEM_LENGTH && !isEverydayWord(word),
  );
  const words = wordsOf(short.toLowerCase());
  return hard.flatMap((word) => {
    const stem = word.slice(0, STEM_LENGTH);
    const again = words.find((other) => other.startsWith(stem));
    return again ? [{ field: 'short', reason: `explains "${word}" with "${again}"` }] : [];
  });
}
