import type { Entry } from '../entry.ts';
import type { Finding } from './checker.ts';

/** No entry is its own relative, and `broader` has no circle. That ids exist is seen on compiling, as the command does too. */
export function linkFaults(entries: readonly Entry[]): Map<string, Finding[]> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const faults = new Map<string, Finding[]>();
  for (const entry of entries) {
    const found: Finding[] = [];
    for (const id of entry.related) {
      if (id === entry.id) found.push({ field: 'related', reason: 'names the entry itself' });
    }
    if (new Set(entry.related).size < entry.related.length)
      found.push({ field: 'related', reason: 'names an entry twice' });
    if (isInCircle(entry, byId))
      found.push({ field: 'broader', reason: 'leads back to the entry itself' });
    faults.set(entry.id, found);
  }
  return faults;
}

function isInCircle(entry: Entry, byId: ReadonlyMap<string, Entry>): boolean {
  const seen = new Set<string>();
  for (let id = entry.broader; id !== undefined && !seen.has(id); id = byId.get(id)?.broader) {
    if (id === entry.id) return true;
    seen.add(id);
  }
  return false;
}
