import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../glossary/compile.ts';
import { findInText } from '../../glossary/judge.ts';
import { loadEntries } from '../../glossary/load.ts';
import { findCandidates } from '../../glossary/match.ts';
import { decodeIndex, type MatchIndex } from '../../glossary/match-index.ts';

/**
 * `npm run bench -- senses DIR`: how often the judge is right on texts that others chose. DIR holds
 * any of `nonmedical_abbreviations.tsv` (abbr, file, left, match, right), `nonmedical/*.txt`, and
 * `gold/texts/*.txt` with `gold/labels/*.tsv` (tier, surface, headword).
 */
export function run([folder]: string[]): void {
  if (!folder) throw new Error('Usage: npm run bench -- senses DIR');
  const { entries } = loadEntries(join(import.meta.dirname, '..', '..', 'glossary', 'entries'));
  const index = decodeIndex(compile(entries).matchIndex);
  const figures = {
    ...(existsSync(join(folder, 'nonmedical_abbreviations.tsv')) && rivals(folder, index)),
    ...(existsSync(join(folder, 'nonmedical')) && nonmedicalPages(folder, index)),
    ...(existsSync(join(folder, 'gold')) && labelledAbbreviations(folder, index)),
  };
  console.log(JSON.stringify({ bench: 'senses', entries: entries.length, ...figures }));
}

interface Rows {
  [column: string]: string;
}

function rivals(folder: string, index: MatchIndex) {
  const rows = tableOf(readFileSync(join(folder, 'nonmedical_abbreviations.tsv'), 'utf8'));
  let inGlossary = 0;
  const shown: string[] = [];
  for (const { left = '', match = '', right = '' } of rows) {
    if (findCandidates([index], match).length === 0) continue;
    inGlossary++;
    const start = left.length;
    const end = start + match.length;
    const marked = findInText([index], left + match + right);
    const hit = marked.find((one) => one.start < end && start < one.end);
    if (hit) shown.push(`${hit.ids[0]}: …${left.slice(-60)}[${match}]${right.slice(0, 60)}…`);
  }
  console.log(`\nAbbreviations that mean something else, shown: ${shown.length} of ${rows.length}`);
  for (const line of shown) console.log(`  ${line}`);
  return { rivals: rows.length, rivalsInGlossary: inGlossary, rivalsShown: shown.length };
}

function nonmedicalPages(folder: string, index: MatchIndex) {
  let words = 0;
  let abbreviations = 0;
  let matches = 0;
  const found = new Map<string, { count: number; files: Set<string>; context: string }>();
  for (const file of readdirSync(join(folder, 'nonmedical'))) {
    const page = readFileSync(join(folder, 'nonmedical', file), 'utf8');
    // The first line is the address of the page.
    const text = page.slice(page.indexOf('\n') + 1);
    words += text.split(/\s+/).length;
    for (const { start, end, text: form, ids } of findInText([index], text)) {
      matches++;
      const abbreviation = findCandidates([index], form)[0]?.abbreviation ?? false;
      if (abbreviation) abbreviations++;
      const key = `${abbreviation ? '* ' : ''}${form.toLowerCase()} (${ids[0]})`;
      const context = text.slice(Math.max(0, start - 50), end + 50).replace(/\s+/g, ' ');
      const one = found.get(key) ?? { count: 0, files: new Set(), context };
      one.count++;
      one.files.add(file);
      found.set(key, one);
    }
  }
  console.log(`\nMatches on non-medical pages (* abbreviation): ${matches} in ${words} words`);
  const list = [...found].sort((a, b) => b[1].count - a[1].count);
  for (const [form, { count, files, context }] of list) {
    console.log(`  ${count} in ${files.size}: ${form}  …${context}…  ${[...files][0]}`);
  }
  const per = (count: number) => Number(((count / words) * 10_000).toFixed(2));
  return {
    nonmedicalWords: words,
    abbreviationsPer10k: per(abbreviations),
    matchesPer10k: per(matches),
  };
}

function labelledAbbreviations(folder: string, index: MatchIndex) {
  let inGlossary = 0;
  let shownSomewhere = 0;
  let rightSense = 0;
  let places = 0;
  let placesShown = 0;
  const misses: string[] = [];
  for (const file of readdirSync(join(folder, 'gold', 'labels'))) {
    const text = readFileSync(join(folder, 'gold', 'texts', file.replace('.tsv', '.txt')), 'utf8');
    const marked = findInText([index], text);
    const labels = readFileSync(join(folder, 'gold', 'labels', file), 'utf8').split('\n');
    for (const label of labels) {
      const [, surface = '', headword = ''] = label.split('\t');
      if (!/^\S*\p{Lu}[^-\s]*[\p{Lu}\d]\S*$/u.test(surface)) continue;
      const own = findCandidates([index], surface);
      if (own.length !== 1 || own[0]?.end !== surface.length || own[0].start !== 0) continue;
      if (!own[0].abbreviation) continue;
      inGlossary++;
      const meant = new Set(
        findCandidates([index], headword).flatMap(({ senses }) => senses.map(({ id }) => id)),
      );
      const here = placesOf(text, surface);
      const hits = here.flatMap((start) =>
        marked.filter((one) => one.start < start + surface.length && start < one.end),
      );
      places += here.length;
      placesShown += hits.length;
      if (hits.length > 0) shownSomewhere++;
      const right = hits.some(({ ids }) => meant.size === 0 || meant.has(ids[0] ?? ''));
      if (right) rightSense++;
      else {
        const got = hits[0]?.ids.join(', ') ?? 'not shown';
        misses.push(
          `${file}: ${surface} (${headword}): ${got}; senses ${own[0].senses.map(({ id, needs }) => `${id}:${needs}`)}`,
        );
      }
    }
  }
  console.log(
    `\nLabelled abbreviations missed or in the wrong sense: ${misses.length} of ${inGlossary}`,
  );
  for (const line of misses) console.log(`  ${line}`);
  const share = (count: number, of: number) => Number((count / of).toFixed(4));
  return {
    labelled: inGlossary,
    shown: share(shownSomewhere, inGlossary),
    rightSense: share(rightSense, inGlossary),
    placesShown: share(placesShown, places),
  };
}

function placesOf(text: string, surface: string): number[] {
  const found: number[] = [];
  const inWord = (character: string | undefined) => /[\p{L}\p{N}]/u.test(character ?? ' ');
  for (let at = text.indexOf(surface); at >= 0; at = text.indexOf(surface, at + 1)) {
    if (!inWord(text[at - 1]) && !inWord(text[at + surface.length])) found.push(at);
  }
  return found;
}

/** Rows of a tab-separated table by the names in its first line. */
function tableOf(text: string): Rows[] {
  const [head = '', ...lines] = text.split('\n').filter((line) => line !== '');
  const columns = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}
