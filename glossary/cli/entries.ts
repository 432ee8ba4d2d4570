import { join } from 'node:path';
import type { Entry } from '../entry.ts';
import { describeFault, type Fault, loadEntries } from '../load.ts';

/** The glossary's own entries, as the commands read them. */
export const ENTRIES_FOLDER = join(import.meta.dirname, '..', 'entries');

/** Entries that can be read; what cannot is told on standard error and left out. */
export function readEntries(): Entry[] {
  const { entries, faults } = loadEntries(ENTRIES_FOLDER);
  tell(faults);
  return entries;
}

export function tell(faults: readonly Fault[]): void {
  for (const fault of faults) console.error(describeFault(fault));
}
