import { seeded } from './made-glossaries.ts';

/** What ears and fingers do to a word, most usual first; each gives the word back where it cannot. */
const SLIPS: readonly ((word: string, at: number) => string)[] = [
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + word.charAt(at) + word.slice(at),
  (word, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  (word, at) => word.slice(0, at) + otherVowel(word.charAt(at)) + word.slice(at + 1),
  (word) => word.replace('ph', 'f'),
  (word) => word.replace(/[ao]e/, 'e'),
  (word) => word.replace(/(.)\1/, '$1'),
  (word) => word.replace('y', 'i'),
  (word) => word.replace(/c(?=[ei])/, 's'),
  (word) => word.replace('rh', 'r'),
  (word) => word.replace(' ', ''),
];

const VOWELS = 'aeiou';

function otherVowel(letter: string): string {
  const at = VOWELS.indexOf(letter);
  return at === -1 ? letter : VOWELS.charAt((at + 1) % VOWELS.length);
}

const SHORTEST = 6;

/** Each of `count` words spread over the list, with one slip in it; the same at every run. */
export function madeMisspellings(
  words: readonly string[],
  count: number,
): { typed: string; meant: string }[] {
  const random = seeded(count);
  const long = words.filter((word) => word.length >= SHORTEST);
  return Array.from({ length: Math.min(count, long.length) }, (_, index) => {
    const meant = long[Math.floor((index * long.length) / count)] ?? '';
    for (;;) {
      const slip = SLIPS[Math.floor(random() * SLIPS.length)];
      // The first letter is seldom wrong.
      const at = 1 + Math.floor(random() * (meant.length - 2));
      const typed = slip?.(meant, at) ?? meant;
      if (typed !== meant) return { typed, meant };
    }
  });
}
