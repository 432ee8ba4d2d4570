import type { Entry, Kind } from '../entry.ts';
import type { Finding } from './checker.ts';

/** Kinds of entry that name where in the body they are. */
const LOCATED: ReadonlySet<Kind> = new Set(['condition', 'sign', 'body']);
const MAX_AFFECTS = 5;
const MAX_RELATED = 4;

/** Rules on single fields that the schema cannot say. */
export function fieldFaults(entry: Entry, today: Date): Finding[] {
  const { kind, term, affects, related, results, short, plain, brands } = entry;
  const found: Finding[] = [];
  const fault = (field: string, reason: string) => found.push({ field, reason });
  if (affects.length > MAX_AFFECTS)
    fault('affects', `names ${affects.length} parts, at most ${MAX_AFFECTS}`);
  if (affects.includes('whole-body') && affects.length > 1)
    fault('affects', 'whole-body stands alone');
  if (affects.length > 0 && !LOCATED.has(kind))
    fault('affects', `is for conditions, signs and body parts, not for a ${kind}`);
  if (new Set(affects).size < affects.length) fault('affects', 'names a part twice');
  if (related.length > MAX_RELATED)
    fault('related', `names ${related.length} entries, at most ${MAX_RELATED}`);
  if (results.length > 0 && kind !== 'test') fault('results', `is for tests, not for a ${kind}`);
  if (brands.length > 0 && kind !== 'medicine')
    fault('brands', `is for medicines, not for a ${kind}`);
  for (const field of ['reviewed', 'checked'] as const) {
    const date = entry[field];
    if (date && new Date(date) > today) fault(field, `${date} is in the future`);
  }
  if (term !== term.trim() || /\s{2,}/.test(term)) fault('term', 'has stray spaces');
  if (kind === 'wordpart' && entry.needs !== 'search')
    fault('needs', 'a word part is for search only');
  if (plain && plain.toLowerCase() === term.toLowerCase()) fault('plain', 'is the term itself');
  if (/^(?:it|this|that|they)\b/i.test(short)) fault('short', 'does not begin with what it is');
  return found;
}
