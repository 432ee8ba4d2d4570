import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import { compile } from '../../glossary/compile.ts';
import { PageJudge } from '../../glossary/judge.ts';
import { loadEntries } from '../../glossary/load.ts';
import { decodeIndex, type MatchIndex } from '../../glossary/match-index.ts';
import { CHROMIUM_ARGUMENTS, type Launched, launch, ONLY_THIS_MACHINE } from '../browser/launch.ts';
import { servePages } from '../browser/server.ts';
import { type BrowserName, ensureBrowser } from '../tools/browsers.ts';
import { withoutScripts } from './page.ts';
import {
  describe,
  markedPlaces,
  type Place,
  readRuns,
  type SeenRun,
  seen,
} from './visible-text.ts';

/** Pages are read in a window this high, so that few steps lead through a long one, px. */
const HEIGHT_PX = 4000;
/** Differences of a page that are printed. */
const MAX_PRINTED = 12;

/**
 * Opens every saved page of a folder in both browsers, with and without Inlay. Is the page byte for
 * byte the same, did anything throw, and are exactly those places marked where the matcher finds
 * something in the text that the page shows? Every occurrence is marked for this.
 */
export async function run([folder]: string[]): Promise<void> {
  if (!folder) {
    console.error('Usage: npm run bench -- untouched DIR (a folder of saved .html pages)');
    process.exitCode = 2;
    return;
  }
  const { entries } = loadEntries(join(import.meta.dirname, '..', '..', 'glossary', 'entries'));
  const index = decodeIndex(compile(entries).matchIndex);
  const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
  const summary: Record<string, unknown> = { bench: 'untouched', pages: pages.length };
  for (const name of ['chromium', 'firefox'] as const) {
    const server = await servePages();
    const withInlay = await launch(name, ONLY_THIS_MACHINE);
    await markEvery(withInlay);
    const without = await launchBare(name);
    const sums = { changed: 0, errors: 0, marks: 0, missing: 0, extra: 0 };
    for (const file of pages) {
      server.put(file, withoutScripts(readFileSync(join(folder, file), 'utf8')));
      const plain = await without.newPage();
      await plain.goto(server.url(file), { waitUntil: 'domcontentloaded' });
      const before = await outerHtml(plain);
      await plain.close();
      const page = await withInlay.browser.newPage();
      page.on('pageerror', (error) => {
        // Firefox tells of the saved page's own missing fonts and images in the same way.
        if (MISSING_RESOURCE.test(String(error))) return;
        sums.errors++;
        console.log(`${name} ${file}: ${error}`);
      });
      await page.setViewport({ width: 1280, height: HEIGHT_PX });
      await page.bringToFront();
      await page.goto(server.url(file), { waitUntil: 'load' });
      const { marks, missing, extra } = await compareMarks(page, index);
      if ((await outerHtml(page)) !== before) {
        sums.changed++;
        console.log(`${name} ${file}: changed`);
      }
      sums.marks += marks;
      sums.missing += missing.length;
      sums.extra += extra.length;
      console.log(
        `${name} ${file}: ${marks} marks, ${missing.length} missing, ${extra.length} extra`,
      );
      for (const one of missing.slice(0, MAX_PRINTED)) console.log(`  missing  ${one}`);
      for (const one of extra.slice(0, MAX_PRINTED)) console.log(`  extra    ${one}`);
      await page.close();
    }
    summary[name] = sums;
    await withInlay.browser.close();
    await without.close();
    await server.close();
  }
  console.log(JSON.stringify(summary));
}

const MISSING_RESOURCE = /may not load data from|Cross-Origin Request Blocked|downloadable font/;

interface Compared {
  marks: number;
  missing: string[];
  extra: string[];
}

/** Compares the marks of a whole page, place by place, with what the matcher finds in its text. */
async function compareMarks(page: Page, index: MatchIndex): Promise<Compared> {
  const english = await page.evaluate(() =>
    /^(?:$|en\b)/i.test(document.documentElement.lang.trim()),
  );
  const found = findInRuns(await page.evaluate(readRuns), index, english);
  const areSeen = await page.evaluate(seen, found);
  const expected = new Map(
    found.filter((_, i) => areSeen[i]).map((place) => [place.join(), place]),
  );
  const marked = await marksOfWholePage(page);
  const missing = [...expected].flatMap(([key, place]) => (marked.has(key) ? [] : [place]));
  const extra = [...marked].flatMap(([key, place]) => (expected.has(key) ? [] : [place]));
  return {
    marks: marked.size,
    missing: await page.evaluate(describe, missing),
    extra: await page.evaluate(describe, extra),
  };
}

/** All places of a page's text that the matcher would have marked. */
function findInRuns(runs: SeenRun[], index: MatchIndex, english: boolean): Place[] {
  interface Reading {
    nodes: number[];
    starts: number[];
  }
  const judge = new PageJudge<Reading>([index], { english });
  const readings = runs.map(({ text, nodes, starts, apart }) => {
    const both = [{ text, nodes, starts }, ...(apart ? [{ ...apart, nodes }] : [])];
    for (const reading of both) judge.read(reading, reading.text);
    return both;
  });
  return readings.flatMap((both) => {
    const places: Place[] = [];
    for (const reading of both) {
      for (const { start, end } of judge.shown(reading)) {
        const place = placeIn(reading, start, end);
        if (!places.some((taken) => overlap(taken, place))) places.push(place);
      }
    }
    return places;
  });
}

function placeIn(
  { nodes, starts }: { nodes: number[]; starts: number[] },
  start: number,
  end: number,
): Place {
  const at = (offset: number) =>
    Math.max(
      0,
      starts.findLastIndex((from) => from <= offset),
    );
  const [first, last] = [at(start), at(end - 1)];
  return [
    nodes[first] ?? -1,
    start - (starts[first] ?? 0),
    nodes[last] ?? -1,
    end - (starts[last] ?? 0),
  ];
}

function overlap(a: Place, b: Place): boolean {
  const isBefore = (node: number, offset: number, otherNode: number, other: number) =>
    node < otherNode || (node === otherNode && offset <= other);
  return !isBefore(a[2], a[3], b[0], b[1]) && !isBefore(b[2], b[3], a[0], a[1]);
}

async function markEvery({ browser, extensionUrl }: Launched): Promise<void> {
  const page = await browser.newPage();
  const isFirefox = extensionUrl.startsWith('moz');
  await page.goto(`${extensionUrl}options.html`, {
    waitUntil: isFirefox ? 'networkidle0' : 'load',
  });
  const settings = { preferences: { version: 1, value: { density: 'every' } } };
  await page.evaluate((items) => chrome.storage.sync.set(items), settings);
  await page.close();
}
declare const chrome: { storage: { sync: { set(items: object): Promise<void> } } };

async function launchBare(name: BrowserName) {
  const executablePath = await ensureBrowser(name);
  const { chromiumArguments, firefoxPreferences } = ONLY_THIS_MACHINE;
  return puppeteer.launch(
    name === 'chromium'
      ? { pipe: true, executablePath, args: [...CHROMIUM_ARGUMENTS, ...chromiumArguments] }
      : { browser: 'firefox', executablePath, extraPrefsFirefox: firefoxPreferences },
  );
}

function outerHtml(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.outerHTML);
}

/** Every place marked while the page is scrolled from top to bottom. */
async function marksOfWholePage(page: Page): Promise<Map<string, Place>> {
  const marked = new Map<string, Place>();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0; y < height; y += HEIGHT_PX) {
    await page.evaluate((top) => scrollTo(0, top), y);
    for (const place of await whenStill(() => page.evaluate(markedPlaces)))
      marked.set(place.join(), place);
  }
  return marked;
}

/** How often, and how far apart in ms, marks must be found the same to count as all. */
const STILL_TIMES = 4;
const STILL_MS = 120;

async function whenStill(look: () => Promise<Place[]>): Promise<Place[]> {
  let last = await look();
  for (let times = 0; times < STILL_TIMES; ) {
    await new Promise((resolve) => setTimeout(resolve, STILL_MS));
    const now = await look();
    times = now.length === last.length ? times + 1 : 0;
    last = now;
  }
  return last;
}
