import type { Entry } from '../entry.ts';
import type { Fault } from '../load.ts';
import { adviceFaults } from './advice.ts';
import { duplicateFaults } from './duplicates.ts';
import { fieldFaults } from './fields.ts';
import { lengthFaults } from './lengths.ts';
import { linkFaults } from './links.ts';
import { pronunciationFaults } from './pronunciation.ts';
import { readingFaults } from './reading.ts';
import { sourceFaults } from './sources.ts';
import { recurringStemFaults } from './stems.ts';
import { unexplainedFaults } from './unexplained.ts';

/** What a rule finds wrong in an entry: the field and the reason. */
export interface Finding {
  field: string;
  reason: string;
}

/** All that a program can hold against the content of entries, in the order of the files. */
export function checkEntries(entries: readonly Entry[], today = new Date()): Fault[] {
  const links = linkFaults(entries);
  const duplicates = duplicateFaults(entries);
  const unexplained = unexplainedFaults(entries);
  return entries.flatMap((entry) =>
    [
      ...fieldFaults(entry, today),
      ...lengthFaults(entry),
      ...readingFaults(entry),
      ...recurringStemFaults(entry),
      ...adviceFaults(entry),
      ...pronunciationFaults(entry),
      ...sourceFaults(entry),
      ...(links.get(entry.id) ?? []),
      ...(duplicates.get(entry.id) ?? []),
      ...(unexplained.get(entry.id) ?? []),
    ].map((finding) => ({
      file: `${entry.topic}.yaml`,
      line: entry.line,
      entry: entry.term,
      ...finding,
    })),
  );
}
