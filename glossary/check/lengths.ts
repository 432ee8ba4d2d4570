import type { Entry } from '../entry.ts';
import type { Finding } from './checker.ts';
import { sentencesOf, wordsOf } from './words.ts';

const MAX_SHORT_WORDS = 25;
const MAX_MORE_SENTENCES = 5;
const MAX_MORE_WORDS = 60;
const MAX_SENTENCE_WORDS = 20;
const MAX_PLAIN_WORDS = 5;
const MAX_RESULT_LINES = 2;
const MAX_RESULT_WORDS = 15;
const MAX_NOT_WORDS = 25;

/** Nothing on a card may be longer than a frightened reader can take in. */
export function lengthFaults({ short, more, plain, results, not }: Entry): Finding[] {
  const found: Finding[] = [];
  const limit = (field: string, count: number, max: number, unit: string) => {
    if (count > max)
      found.push({ field, reason: `has ${count} ${unit}, at most ${max} are allowed` });
  };
  limit('short', wordsOf(short).length, MAX_SHORT_WORDS, 'words');
  limit('short', sentencesOf(short).length, 1, 'sentences');
  if (more) {
    const sentences = sentencesOf(more);
    limit('more', sentences.length, MAX_MORE_SENTENCES, 'sentences');
    limit('more', wordsOf(more).length, MAX_MORE_WORDS, 'words');
    for (const sentence of sentences) {
      limit(
        'more',
        wordsOf(sentence).length,
        MAX_SENTENCE_WORDS,
        `words in "${sentence.slice(0, 30)}…"`,
      );
    }
  }
  if (plain) limit('plain', wordsOf(plain).length, MAX_PLAIN_WORDS, 'words');
  limit('results', results.length, MAX_RESULT_LINES, 'lines');
  for (const line of results)
    limit('results', wordsOf(line).length, MAX_RESULT_WORDS, 'words in a line');
  if (not) {
    limit('not', sentencesOf(not).length, 1, 'sentences');
    limit('not', wordsOf(not).length, MAX_NOT_WORDS, 'words');
  }
  for (const [field, text] of Object.entries({ short, more, not })) {
    if (text && !/[.?!]$/.test(text))
      found.push({ field, reason: 'does not end with a full stop' });
  }
  return found;
}
