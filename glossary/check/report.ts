import type { Entry } from '../entry.ts';
import { gradeOf } from './reading.ts';

const WORST = 10;

/** A table of the whole for people: entries by kind and topic, reading grades, what lacks `say`. */
export function reportOf(entries: readonly Entry[]): string {
  const grades = entries
    .map((entry) => ({ term: entry.term, grade: gradeOf(entry) }))
    .sort((a, b) => b.grade - a.grade);
  const median = grades[Math.floor(grades.length / 2)]?.grade ?? 0;
  const silent = entries.filter(({ say }) => say === undefined);
  return [
    `${entries.length} entries`,
    '',
    table(
      'kind',
      countBy(entries, ({ kind }) => kind),
    ),
    '',
    table(
      'topic',
      countBy(entries, ({ topic }) => topic),
    ),
    '',
    `reading grade: median ${median.toFixed(1)}; worst: ${grades
      .slice(0, WORST)
      .map(({ term, grade }) => `${term} ${grade.toFixed(1)}`)
      .join(', ')}`,
    `held against an opened source by a second reader: ${
      entries.filter(({ checked }) => checked !== undefined).length
    }`,
    `without say: ${silent.length}${
      silent.length > 0
        ? ` (${silent
            .slice(0, WORST)
            .map(({ term }) => term)
            .join(', ')} …)`
        : ''
    }`,
  ].join('\n');
}

function countBy(entries: readonly Entry[], keyOf: (entry: Entry) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(keyOf(entry), (counts.get(keyOf(entry)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function table(title: string, rows: [string, number][]): string {
  const width = Math.max(title.length, ...rows.map(([name]) => name.length));
  return [
    `${title.padEnd(width)}  entries`,
    ...rows.map(([name, count]) => `${name.padEnd(width)}  ${String(count).padStart(7)}`),
  ].join('\n');
}
