import { readFileSync } from 'node:fs';
import { compile } from '../compile.ts';
import { findInText } from '../judge.ts';
import { decodeIndex } from '../match-index.ts';
import { readEntries } from './entries.ts';

/** Prints what a page would show of each file with every occurrence on, one JSON object a line. */
export function run(files: string[]): number {
  const entries = readEntries();
  const index = decodeIndex(compile(entries).matchIndex);
  let read = true;
  for (const file of files) {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      console.error(`${file}: ${error instanceof Error ? error.message : error}`);
      read = false;
      continue;
    }
    for (const { start, end, text: found, ids } of findInText([index], text)) {
      const [id, ...couldMean] = ids;
      const line = { file, start, end, text: found, id };
      console.log(JSON.stringify(couldMean.length > 0 ? { ...line, couldMean } : line));
    }
  }
  return entries.length > 0 && read ? 0 : 1;
}
