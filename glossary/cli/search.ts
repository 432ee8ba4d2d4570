import { createInterface } from 'node:readline';
import { compile } from '../compile.ts';
import { GlossarySearch } from '../search.ts';
import { searchForms } from '../search-names.ts';
import { readEntries } from './entries.ts';

/** The same number as in the popup. */
const BEST = 10;

/** Answers one query a line of standard input with one JSON object: `query` and the best `ids`. */
export async function run(): Promise<number> {
  const search = new GlossarySearch(searchForms(compile(readEntries()).american.names));
  for await (const query of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify({ query, ids: search.find(query, BEST).map(({ id }) => id) }));
  }
  return 0;
}
