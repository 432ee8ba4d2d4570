import type { Entry } from '../entry.ts';
import type { Finding } from './checker.ts';
import { wordsOf } from './words.ts';

/** Two definitions that share more of their words than this say the same thing. */
const MAX_SHARED = 0.85;

/** Entries whose `short` is that of another entry, give or take a word. */
export function duplicateFaults(entries: readonly Entry[]): Map<string, Finding[]> {
  const faults = new Map<string, Finding[]>();
  const sets = entries.map((entry) => new Set(wordsOf(entry.short.toLowerCase())));
  for (let i = 0; i < entries.length; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [sets[i], sets[j]];
      const [entry, earlier] = [entries[i], entries[j]];
      if (!a || !b || !entry || !earlier || shared(a, b) <= MAX_SHARED) continue;
      faults.set(entry.id, [{ field: 'short', reason: `says the same as ${earlier.term}` }]);
    }
  }
  return faults;
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  // No overlap of sets this different in size can pass the limit.
  if (Math.min(a.size, b.size) / Math.max(a.size, b.size) < MAX_SHARED) return 0;
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return common / (a.size + b.size - common);
}
