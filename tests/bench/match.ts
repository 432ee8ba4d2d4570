import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import AhoCorasick from 'modern-ahocorasick/fast';
import { claimForms } from '../../glossary/claims.ts';
import { indexedForms } from '../../glossary/compile.ts';
import { FOLD, LETTER, learn } from '../../glossary/fold.ts';
import { hashLetter, WORD_SEED } from '../../glossary/hash.ts';
import { encodeIndex, type IndexedForm } from '../../glossary/index-encoding.ts';
import { loadEntries } from '../../glossary/load.ts';
import { findCandidates } from '../../glossary/match.ts';
import { decodeIndex, type MatchIndex } from '../../glossary/match-index.ts';
import { madeForms, madeText, proseWords } from './made-glossaries.ts';

/*
 * npm run bench -- match [FOLDER]: reading speed of the matcher against a bare loop, a regular
 * expression, Aho-Corasick and Intl.Segmenter, and size and load time of the index. The texts are
 * made from the glossary's own words, or with a FOLDER are its .txt files (as prose).
 */

/** Enough text that the clock's grain does not count. */
const TEXT_LENGTH = 2_000_000;
/** The slow ones read less; speeds are a megabyte's. */
const SLOW_LENGTH = 150_000;
/** The tolerant regular expression reads about 0.1 MB/s. */
const TOLERANT_LENGTH = 20_000;
/** A long article. */
const PAGE_LENGTH = 60_000;
const RUNS = 9;
const SLOW_RUNS = 3;

export function run([folder]: string[]): void {
  const entriesFolder = join(import.meta.dirname, '..', '..', 'glossary', 'entries');
  const { entries } = loadEntries(entriesFolder);
  const real = indexedForms(entries, claimForms(entries).forms);
  const ownWords = proseWords(entries.flatMap(({ short, more = '' }) => [short, more]));
  const everyday = wordsOutside(decodeIndex(encodeIndex(real)), ownWords);
  const outside = folder ? textsOf(folder) : undefined;
  const figures = [
    measure('real', real, everyday, outside),
    measure('15000', madeForms(15_000), everyday, outside),
    measure('50000', madeForms(50_000), everyday, outside),
  ];
  const growth = {
    prose: growthOf(everyday, 60),
    dense: growthOf(everyday, 5),
  };
  console.log(
    `\n50,000 forms against 15,000: ${growth.prose} times slower on prose, ${growth.dense} on dense text`,
  );
  console.log(
    JSON.stringify({ bench: 'match', node: process.version, growth, glossaries: figures }),
  );
}

/**
 * How many times slower 50,000 forms read than 15,000. Run in turn, so that what else the machine
 * does meanwhile slows both.
 */
function growthOf(words: readonly string[], every: number): number {
  const sizes = [15_000, 50_000].map((size) => {
    const forms = madeForms(size);
    const texts = forms.map(({ text }) => text);
    const text = madeText(words, texts, every, TEXT_LENGTH);
    return { index: decodeIndex(encodeIndex(forms)), text, fastest: Number.POSITIVE_INFINITY };
  });
  for (let count = 0; count < RUNS; count++) {
    for (const size of sizes) {
      const { index, text } = size;
      size.fastest = Math.min(
        size.fastest,
        millisecondsOf(() => findCandidates([index], text)) / text.length,
      );
    }
  }
  const [small, large] = sizes;
  return ratio(large?.fastest, small?.fastest);
}

function measure(
  name: string,
  forms: readonly IndexedForm[],
  words: readonly string[],
  outside: string | undefined,
) {
  const marked = forms.filter(({ needs }) => needs !== 'search');
  const texts = marked.map(({ text }) => text);
  const prose = outside ?? madeText(words, texts, 60, TEXT_LENGTH);
  const dense = madeText(words, texts, 5, TEXT_LENGTH);
  // In one piece, as it is in a script: what was joined from many is only put together when first read.
  const encoded = Buffer.from(encodeIndex(forms)).toString();
  const first = millisecondsOf(() => decodeIndex(encoded));
  const load = best(RUNS, () => decodeIndex(encoded));
  const index = decodeIndex(encoded);
  // One page in a new tab: loading and reading, against compiling and reading.
  const page = prose.slice(0, PAGE_LENGTH);
  const pageFirst = millisecondsOf(() => findCandidates([decodeIndex(encoded)], page));
  const regexPageFirst = millisecondsOf(() => countOf(page, alternation(texts, false)));
  const figures = {
    name,
    forms: index.size,
    bytesPerForm: round(gzipSync(encoded, { level: 9 }).length / index.size),
    loadFirstMs: round(first),
    loadMs: round(load),
    pageMs: round(pageFirst),
    plainRegexPageMs: round(regexPageFirst),
    prose: speeds(prose, texts, encoded),
    dense: speeds(dense, texts, encoded),
  };
  console.log(`\n${name}: ${figures.forms} forms, ${figures.bytesPerForm} bytes a form gzipped,`);
  console.log(`  ready in ${figures.loadFirstMs} ms at first, ${figures.loadMs} ms once warm;`);
  console.log(
    `  one page of ${PAGE_LENGTH} characters in a new tab ${figures.pageMs} ms, plain regular expression ${figures.plainRegexPageMs} ms`,
  );
  for (const [kind, speed] of Object.entries({ prose: figures.prose, dense: figures.dense })) {
    console.log(
      `  ${kind}: ${speed.matcher} MB/s, bare loop ${speed.bareLoop}, regular expression ${speed.regularExpression} (plain ${speed.plainRegularExpression}), Aho-Corasick ${speed.ahoCorasick}, segmenter ${speed.segmenter}; ${speed.matches} matches`,
    );
    console.log(
      `    ${speed.timesBareLoop} times the bare loop, ${speed.timesFasterThanRegex} times faster than the regular expression (plain: ${speed.timesFasterThanPlainRegex})`,
    );
  }
  return figures;
}

function speeds(text: string, forms: readonly string[], encoded: string) {
  const index = decodeIndex(encoded);
  const part = text.slice(0, SLOW_LENGTH);
  const bare = best(RUNS, () => bareLoop(text));
  const ours = best(RUNS, () => findCandidates([index], text));
  const plain = alternation(forms, false);
  const plainRegex = best(SLOW_RUNS, () => countOf(part, plain));
  const tolerant = alternation(forms, true);
  const tolerantRegex = best(1, () => countOf(text.slice(0, TOLERANT_LENGTH), tolerant));
  const automaton = new AhoCorasick(forms.map((form) => form.toLowerCase()));
  const aho = best(SLOW_RUNS, () => automaton.search(part.toLowerCase()).length);
  const set = new Set(forms.map((form) => form.toLowerCase()));
  const segmenter = best(SLOW_RUNS, () => segmented(part, set));
  const speed = (length: number, milliseconds: number) => round(length / milliseconds / 1000);
  return {
    matches: findCandidates([index], text).length,
    matcher: speed(text.length, ours),
    bareLoop: speed(text.length, bare),
    regularExpression: speed(Math.min(text.length, TOLERANT_LENGTH), tolerantRegex),
    plainRegularExpression: speed(part.length, plainRegex),
    ahoCorasick: speed(part.length, aho),
    segmenter: speed(part.length, segmenter),
    timesBareLoop: round(ours / bare),
    timesFasterThanRegex: round(
      tolerantRegex / Math.min(text.length, TOLERANT_LENGTH) / (ours / text.length),
    ),
    timesFasterThanPlainRegex: round(plainRegex / part.length / (ours / text.length)),
  };
}

/** The least that reading takes: each character through the folding table, each word hashed. */
function bareLoop(text: string): number {
  let hash = WORD_SEED;
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const folded = FOLD[unit] || learn(unit);
    if (folded >= LETTER) hash = hashLetter(hash, folded);
    else if (hash !== WORD_SEED) {
      sum ^= hash;
      hash = WORD_SEED;
    }
  }
  return sum;
}

/**
 * The words that are no form. Asked in one text: thousands of one-word texts would teach the engine's
 * compiler that its loops are short, and every later figure would be a third lower.
 */
function wordsOutside(index: MatchIndex, words: readonly string[]): string[] {
  const text = words.join(' ; ');
  const found = new Set(
    findCandidates([index], text).map(({ start, end }) => text.slice(start, end)),
  );
  return words.filter((word) => !found.has(word));
}

/**
 * One alternation of all forms, longest first. The tolerant one finds what the engine finds of
 * hyphens, spaces and apostrophes (though not accents or invisible characters); the plain one finds
 * the forms letter by letter only.
 */
function alternation(forms: readonly string[], tolerant: boolean): RegExp {
  const escaped = [...forms]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .map((form) =>
      tolerant
        ? form.replace(/[ -]/g, '[\\s\\u00ad\\-\\u2010\\u2011]').replace(/['’]/g, "['’ʼ]?")
        : form,
    );
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

function countOf(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}

/** Words of the page looked up in a Set, up to four at a time. */
function segmented(text: string, forms: ReadonlySet<string>): number {
  const segments = [...new Intl.Segmenter('en', { granularity: 'word' }).segment(text)];
  let found = 0;
  for (let index = 0; index < segments.length; index++) {
    if (!segments[index]?.isWordLike) continue;
    let phrase = '';
    for (let more = 0; more < 7; more++) {
      phrase += segments[index + more]?.segment.toLowerCase() ?? '';
      if (more % 2 === 0 && forms.has(phrase)) found++;
    }
  }
  return found;
}

function textsOf(folder: string): string | undefined {
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}`);
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return files
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n\n')
    .slice(0, TEXT_LENGTH);
}

function millisecondsOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The fastest of several runs: what the work takes when nothing else has the machine. */
function best(runs: number, work: () => unknown): number {
  let fastest = Number.POSITIVE_INFINITY;
  for (let count = 0; count < runs; count++) fastest = Math.min(fastest, millisecondsOf(work));
  return fastest;
}

function ratio(over = 1, under = 1): number {
  return round(over / under);
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
