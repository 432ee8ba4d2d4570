import { compile } from '../compile.ts';
import { describeCoverage, measureCoverage } from '../coverage.ts';
import { findInText } from '../judge.ts';
import { decodeIndex } from '../match-index.ts';
import { readEntries } from './entries.ts';

/** Measures what is found against labelled texts: folders of NAME.txt and of NAME.tsv. */
export function run([texts, labels]: string[]): number {
  if (!texts || !labels) {
    console.error('Usage: npm run --silent glossary -- coverage TEXTS LABELS');
    return 2;
  }
  const index = decodeIndex(compile(readEntries()).matchIndex);
  try {
    console.log(
      describeCoverage(measureCoverage(texts, labels, (text) => findInText([index], text))),
    );
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}
