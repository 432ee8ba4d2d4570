import { claimForms } from '../claims.ts';
import { readEntries, tell } from './entries.ts';

/** Prints every entry with every surface form, one JSON object a line. */
export function run(): number {
  const entries = readEntries();
  const { forms, faults } = claimForms(entries);
  tell(faults);
  for (const { id, term, kind } of entries) {
    const texts = (forms.get(id) ?? []).map(({ text }) => text);
    console.log(JSON.stringify({ id, term, kind, forms: texts }));
  }
  return entries.length > 0 ? 0 : 1;
}
