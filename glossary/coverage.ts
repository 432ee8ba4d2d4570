import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A word somebody labelled in a text: tier A (most do not know it) or B (half do). */
export interface Label {
  tier: string;
  surface: string;
  headword: string;
}

interface Span {
  start: number;
  end: number;
}

/** How much of one label a text's matches cover, at its best occurrence. */
export interface LabelResult extends Label {
  file: string;
  strict: boolean;
  loose: boolean;
}

export interface Coverage {
  labels: LabelResult[];
  matches: number;
  /** Matches that touch an occurrence of a labelled word. */
  onLabel: number;
  offLabel: Map<string, number>;
}

/**
 * Measures matches against labelled texts. `texts` holds `NAME.txt`, `labels` holds `NAME.tsv` with
 * tier, surface as it stands and usual headword in each line.
 *
 * @throws when a label file has no text, or a line of it has fewer than three columns
 */
export function measureCoverage(
  texts: string,
  labels: string,
  find: (text: string) => Span[],
): Coverage {
  const coverage: Coverage = { labels: [], matches: 0, onLabel: 0, offLabel: new Map() };
  for (const file of readdirSync(labels)
    .filter((name) => name.endsWith('.tsv'))
    .sort()) {
    const name = basename(file, '.tsv');
    const text = readFileSync(join(texts, `${name}.txt`), 'utf8');
    measureText(name, text, readLabels(join(labels, file)), find(text), coverage);
  }
  return coverage;
}

function readLabels(path: string): Label[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (!line.trim()) return [];
    const [tier, surface, headword] = line.split('\t');
    if (!tier || !surface || !headword) {
      throw new Error(
        `${path}:${index + 1}: expected tier, surface and headword, separated by tabs`,
      );
    }
    return [{ tier, surface, headword: headword.trim() }];
  });
}

function measureText(
  file: string,
  text: string,
  labels: Label[],
  matches: Span[],
  coverage: Coverage,
): void {
  const labelled: Span[] = [];
  for (const label of labels) {
    const places = occurrences(text, label.surface);
    labelled.push(...places);
    const shares = places.map((place) => coveredShare(place, matches));
    const best = Math.max(0, ...shares);
    coverage.labels.push({ ...label, file, strict: best === 1, loose: best >= 0.5 });
  }
  coverage.matches += matches.length;
  for (const match of matches) {
    if (labelled.some((place) => match.start < place.end && place.start < match.end))
      coverage.onLabel++;
    else {
      const word = text.slice(match.start, match.end).toLowerCase();
      coverage.offLabel.set(word, (coverage.offLabel.get(word) ?? 0) + 1);
    }
  }
}

/** Where a surface stands in a text as whole words. */
function occurrences(text: string, surface: string): Span[] {
  const found: Span[] = [];
  const inWord = (character: string | undefined) =>
    character !== undefined && /[\p{L}\p{N}]/u.test(character);
  for (let start = text.indexOf(surface); start >= 0; start = text.indexOf(surface, start + 1)) {
    const end = start + surface.length;
    if (!inWord(text[start - 1]) && !inWord(text[end])) found.push({ start, end });
  }
  return found;
}

function coveredShare(place: Span, matches: readonly Span[]): number {
  let covered = 0;
  for (const { start, end } of matches) {
    covered += Math.max(0, Math.min(end, place.end) - Math.max(start, place.start));
  }
  return covered / (place.end - place.start);
}

/** The figures of a coverage for people, ending with one line of JSON. */
export function describeCoverage({ labels, matches, onLabel, offLabel }: Coverage): string {
  const tiers = [...new Set(labels.map(({ tier }) => tier))].sort();
  const recall = (name: string, some: LabelResult[]) => ({
    name,
    labels: some.length,
    strict: share(some.filter(({ strict }) => strict).length, some.length),
    loose: share(some.filter(({ loose }) => loose).length, some.length),
  });
  const rows = [
    ...tiers.map((tier) =>
      recall(
        tier,
        labels.filter((label) => label.tier === tier),
      ),
    ),
    recall('all', labels),
  ];
  const missed = new Map<string, number>();
  for (const { loose, headword } of labels)
    if (!loose) missed.set(headword, (missed.get(headword) ?? 0) + 1);
  const top = (counts: Map<string, number>) =>
    [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 60)
      .map(([word, count]) => (count > 1 ? `${word} (${count})` : word))
      .join(', ');
  const precision = share(onLabel, matches);
  return [
    'tier  labels  strict   loose',
    ...rows.map(
      ({ name, labels: count, strict, loose }) =>
        `${name.padEnd(4)}  ${String(count).padStart(6)}  ${percent(strict)}  ${percent(loose)}`,
    ),
    `${percent(precision).trim()} of ${matches} matches fall on labelled words`,
    `missed most: ${top(missed)}`,
    `matched without a label most: ${top(offLabel)}`,
    JSON.stringify({ recall: rows, precision, matches }),
  ].join('\n');
}

const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
const percent = (value: number) => `${(100 * value).toFixed(1).padStart(5)} %`;
