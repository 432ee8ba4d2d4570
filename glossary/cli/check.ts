import { checkEntries } from '../check/checker.ts';
import { reportOf } from '../check/report.ts';
import { compile } from '../compile.ts';
import { loadEntries } from '../load.ts';
import { ENTRIES_FOLDER, tell } from './entries.ts';

/** Prints a table of the whole and every fault in the entries; returns 1 when there is any. */
export function run(): number {
  const { entries, faults } = loadEntries(ENTRIES_FOLDER);
  const all = [...faults, ...compile(entries).faults, ...checkEntries(entries)];
  console.log(reportOf(entries));
  tell(all);
  console.log(all.length === 0 ? '\nno faults' : `\n${all.length} faults`);
  return all.length === 0 ? 0 : 1;
}
