import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import puppeteer, { type CDPSession, type Page } from 'puppeteer-core';
import { build } from 'vite';
import { claimForms } from '../../glossary/claims.ts';
import { loadEntries } from '../../glossary/load.ts';
import { glossary } from '../../glossary/vite-plugin.ts';
import { CHROMIUM_ARGUMENTS, ONLY_THIS_MACHINE } from '../browser/launch.ts';
import { servePages } from '../browser/server.ts';
import { ensureBrowser } from '../tools/browsers.ts';
import { madePages } from './made-pages.ts';

const root = join(import.meta.dirname, '..', '..');
const PEERS = ['markjs', 'findAndReplace', 'segmenter'] as const;
/** Each way is timed this often on a fresh load, and the median is kept. */
const ROUNDS = 3;

interface Row {
  page: string;
  characters: number;
  nodes: number;
  bareMs: number;
  overlayMs: number;
  indexMs: number;
  paintMs: number;
  firstMarkMs: number | null;
  longestMs: number;
  heapMb: number;
  peersMs: Record<(typeof PEERS)[number], number>;
}

/** Compares the overlay with a bare walk and with its peers on every page of a folder. */
export async function run([folder]: string[]): Promise<void> {
  const extension = await buildExtension();
  const browser = await puppeteer.launch({
    pipe: true,
    enableExtensions: true,
    executablePath: await ensureBrowser('chromium'),
    args: [...CHROMIUM_ARGUMENTS, ...ONLY_THIS_MACHINE.chromiumArguments],
    defaultViewport: { width: 1280, height: 800 },
  });
  const server = await servePages();
  try {
    await browser.installExtension(extension);
    const pages = folder ? readPages(folder) : madePages();
    const forms = formsOfGlossary();
    const rows: Row[] = [];
    const tab = await browser.newPage();
    for (const [name, html] of pages) {
      server.put(name, withoutScripts(html));
      rows.push(await measure(tab, server.url(name), name, forms));
      printRow(rows.at(-1), rows.length === 1);
    }
    printSummary(rows, forms.length);
  } finally {
    await browser.close();
    await server.close();
  }
}

function readPages(folder: string): [string, string][] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
}

/** Scripts would change the page between two loads. */
export function withoutScripts(html: string): string {
  return html
    .replace(/<script\b[\s\S]*?<\/script\s*>/gi, '')
    .replace(/\son\w+\s*=\s*("[^"]*"|'[^']*')/gi, '');
}

function formsOfGlossary(): string[] {
  const { entries } = loadEntries(join(root, 'glossary', 'entries'));
  const texts = [...claimForms(entries).forms.values()]
    .flat()
    .filter(({ needs }) => needs !== 'search');
  return [...new Set(texts.map(({ text }) => text.toLowerCase()))];
}

/** An extension with nothing in it but what is measured. */
export async function buildExtension(): Promise<string> {
  const folder = join(root, '.output', 'bench-extension');
  mkdirSync(folder, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [preact(), glossary()],
    resolve: { alias: { 'wxt/browser': '@wxt-dev/webextension-polyfill/browser' } },
    build: {
      outDir: folder,
      emptyOutDir: true,
      lib: {
        entry: join(import.meta.dirname, 'page-world.ts'),
        formats: ['iife'],
        name: 'bench',
        fileName: () => 'bench.js',
      },
    },
  });
  const manifest = {
    manifest_version: 3,
    name: 'Inlay bench',
    version: '1',
    permissions: ['storage'],
    content_scripts: [{ matches: ['<all_urls>'], js: ['bench.js'], run_at: 'document_idle' }],
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

async function measure(tab: Page, url: string, name: string, forms: string[]): Promise<Row> {
  const bare = await rounds(
    () => inFreshLoad(tab, url, 'bare()'),
    (one) => one.ms,
  );
  const overlay = await rounds(
    () => inFreshLoad(tab, url, "overlay('section')"),
    (one) => one.ms,
  );
  const peers = Object.fromEntries(
    await inTurn(PEERS, async (peer) => {
      const one = await rounds(
        () => inFreshLoad(tab, url, `${peer}(${JSON.stringify(forms)})`),
        ({ ms }) => ms,
      );
      return [peer, one.ms] as const;
    }),
  ) as Row['peersMs'];
  return {
    page: name,
    characters: bare.result?.characters ?? 0,
    nodes: bare.result?.nodes ?? 0,
    bareMs: bare.ms,
    overlayMs: overlay.ms,
    indexMs: overlay.indexMs ?? 0,
    paintMs: overlay.paintMs ?? 0,
    firstMarkMs: overlay.firstMarkMs ?? null,
    longestMs: overlay.longestMs ?? 0,
    heapMb: overlay.heapMb,
    peersMs: peers,
  };
}

interface Measured {
  ms: number;
  heapMb: number;
  result?: { characters?: number; nodes?: number };
  indexMs?: number;
  paintMs?: number;
  firstMarkMs?: number | null;
  longestMs?: number;
}

async function inTurn<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** The round whose time is the median. */
async function rounds(
  work: () => Promise<Measured>,
  timeOf: (one: Measured) => number,
): Promise<Measured> {
  const all = await inTurn(Array.from({ length: ROUNDS }), work);
  const median = all.toSorted((a, b) => timeOf(a) - timeOf(b))[Math.floor(ROUNDS / 2)];
  if (!median) throw new Error('no rounds');
  return median;
}

/** Loads the page anew and calls one way of doing the job in the content-script world. */
async function inFreshLoad(tab: Page, url: string, call: string): Promise<Measured> {
  const session = await tab.createCDPSession();
  try {
    const world = worldOf(session);
    await session.send('Runtime.enable');
    await tab.goto('about:blank');
    await tab.goto(url, { waitUntil: 'load' });
    const contextId = await world();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const before = await heapOf(session);
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: `inlayBench.${call}`,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    const heapMb = ((await heapOf(session)) - before) / 2 ** 20;
    return { ...(result.value as Measured), heapMb };
  } finally {
    await session.detach();
  }
}

/** The execution context of the extension's script in the page that is loaded next. */
export function worldOf(session: CDPSession): () => Promise<number> {
  let id: number | undefined;
  session.on('Runtime.executionContextsCleared', () => {
    id = undefined;
  });
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === 'Inlay bench') id = context.id;
  });
  return async () => {
    for (let tries = 0; tries < 100; tries++) {
      if (id !== undefined) return id;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('The bench script did not start.');
  };
}

export async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

function printRow(row: Row | undefined, withHead: boolean): void {
  if (!row) return;
  if (withHead) {
    console.log(
      'page                               chars    nodes   bare ms  overlay   ratio  first mark  longest  heap MB  mark.js  findAndR  segmenter  peer/overlay',
    );
  }
  const fastest = Math.min(...Object.values(row.peersMs));
  const number = (value: number | null, width: number, digits = 1) =>
    (value === null ? '-' : value.toFixed(digits)).padStart(width);
  console.log(
    `${row.page.slice(0, 30).padEnd(30)} ${number(row.characters, 9, 0)} ${number(row.nodes, 8, 0)} ${number(row.bareMs, 9)} ${number(row.overlayMs, 8)} ${number(row.overlayMs / row.bareMs, 7)} ${number(row.firstMarkMs, 11)} ${number(row.longestMs, 8)} ${number(row.heapMb, 8, 2)} ${number(row.peersMs.markjs, 8)} ${number(row.peersMs.findAndReplace, 9)} ${number(row.peersMs.segmenter, 10)} ${number(fastest / row.overlayMs, 13)}`,
  );
}

function printSummary(rows: Row[], forms: number): void {
  const giants = rows.filter(({ characters, nodes }) => characters > 1_000_000 || nodes > 50_000);
  const others = rows.filter((row) => !giants.includes(row));
  const lead = (row: Row) => Math.min(...Object.values(row.peersMs)) / row.overlayMs;
  const firstMarks = rows.flatMap(({ firstMarkMs }) => firstMarkMs ?? []).sort((a, b) => a - b);
  console.log(
    JSON.stringify({
      bench: 'page',
      forms,
      pages: rows.length,
      giantsWorstRatioToBare: worst(
        giants.map(({ overlayMs, bareMs }) => overlayMs / bareMs),
        Math.max,
      ),
      giantsLeastLeadOverPeers: worst(giants.map(lead), Math.min),
      othersLeastLeadOverPeers: worst(others.map(lead), Math.min),
      firstMarkMedianMs: firstMarks[Math.floor(firstMarks.length / 2)] ?? null,
      longestTaskMs: worst(
        rows.map(({ longestMs }) => longestMs),
        Math.max,
      ),
      indexMs: worst(
        rows.map(({ indexMs }) => indexMs),
        Math.max,
      ),
      heapMbMost: worst(
        rows.map(({ heapMb }) => heapMb),
        Math.max,
      ),
      rows,
    }),
  );
}

const worst = (values: number[], pick: (...values: number[]) => number) =>
  values.length > 0 ? pick(...values) : null;
