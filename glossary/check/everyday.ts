import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { daleChall } from 'dale-chall';

/**
 * Words an adult with eight years of schooling knows: the 3,000 words of Dale and Chall (1995), which
 * four in five ten-year-olds know, and our own list of what such an adult has met since.
 */
const EVERYDAY = new Set([
  ...daleChall.map((word) => word.toLowerCase()),
  ...readFileSync(join(import.meta.dirname, 'everyday.txt'), 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim().toLowerCase())
    .filter(Boolean),
]);

/** Endings and beginnings that leave a known word known, with what they stand for. */
const ENDINGS: [RegExp, string[]][] = [
  [/['’]s?$/, ['']],
  [/ies$/, ['y']],
  [/(?:es|s)$/, ['', 'e']],
  [/ied$/, ['y']],
  [/([b-df-hj-np-tv-z])\1(?:ed|ing|er|est)$/, ['$1']],
  [/(?:ed|ing|er|est|ers|ings)$/, ['', 'e']],
  [/ier$|iest$|ily$|iness$/, ['y']],
  [/(?:ly|ness|ful|less|able|like|y)$/, ['', 'e']],
];
const BEGINNINGS = /^(?:un|re|non|over|under|out|mis|self)-?(?=\p{L}{3})/u;

/** True for a word, in any of its usual inflections, that needs no explanation. */
export function isEverydayWord(word: string): boolean {
  const lower = word.toLowerCase();
  if (isKnown(lower)) return true;
  const parts = lower.split(/[-/]/).filter(Boolean);
  return parts.length > 1 && parts.every(isKnown);
}

function isKnown(word: string, depth = 0): boolean {
  if (EVERYDAY.has(word) || /^(?:\p{N}+|[ivx]+)$/u.test(word) || word.length === 1) return true;
  if (depth === 2) return false;
  const shorter = ENDINGS.flatMap(([ending, stems]) =>
    ending.test(word) ? stems.map((stem) => word.replace(ending, stem)) : [],
  );
  if (BEGINNINGS.test(word)) shorter.push(word.replace(BEGINNINGS, ''));
  return shorter.some((stem) => stem.length > 1 && isKnown(stem, depth + 1));
}
