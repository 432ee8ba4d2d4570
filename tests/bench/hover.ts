import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import type { Entry } from '../../glossary/entry.ts';
import { loadEntries } from '../../glossary/load.ts';
import { DEFAULT_PREFERENCES } from '../../settings/preferences.ts';
import { launch } from '../browser/launch.ts';
import { Reader } from '../browser/reader.ts';
import { servePages } from '../browser/server.ts';

/** How many words are pointed at, each once. */
const WORDS = 80;
/** Definitions of what is marked are there by then. */
const SETTLED_MS = 400;
const { delayMs: INTENDED_MS } = DEFAULT_PREFERENCES;

/** What the page notes: when the pointer came to rest, when a card was on the screen. */
interface Noted {
  rested: number;
  shown: number | undefined;
}
declare const noted: Noted;

/**
 * `npm run bench -- hover`: from the pointer's last move to a card on the screen, less the intended
 * delay, with the service worker stopped before each; and once for a word that was never marked
 * before, whose definition must be fetched from a worker that is asleep.
 */
export async function run(): Promise<void> {
  const words = differentWords(WORDS + 1);
  const cold = words.pop() ?? '';
  const { browser } = await launch('chromium');
  const server = await servePages();
  try {
    server.put('hover.html', pageOf(words));
    const page = await browser.newPage();
    await page.bringToFront();
    await page.goto(server.url('hover.html'));
    await page.evaluate(noteTimes);
    const reader = new Reader(page, 'chromium');
    await reader.marksWhen((marks) => marks.length > 0);
    const times: number[] = [];
    for (const [i, word] of words.entries()) {
      await bring(reader, `#w${i}`);
      // Some words are marked only where the page gives evidence.
      if (!(await reader.marks()).includes(word)) continue;
      await stopWorker(browser);
      times.push(await timeCard(reader, `#w${i} b`));
    }
    const coldMs = await hoverCold(browser, reader, cold);
    const sorted = times.toSorted((a, b) => a - b);
    const at = (part: number) =>
      Math.round(sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN);
    console.log(
      JSON.stringify({
        bench: 'hover',
        hovers: times.length,
        medianMs: at(0.5),
        p95Ms: at(0.95),
        mostMs: at(1),
        asleepAndNeverMarkedMs: Math.round(coldMs),
      }),
    );
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Headwords that are marked wherever they stand, none of them part of another. */
function differentWords(count: number): string[] {
  const { entries } = loadEntries(join(import.meta.dirname, '..', '..', 'glossary', 'entries'));
  const plain = ({ term, ...entry }: Entry) =>
    /^[a-z]{8,}$/.test(term) && !('sense' in entry && entry.sense);
  return entries
    .filter(plain)
    .map(({ term }) => term)
    .slice(0, count);
}

function pageOf(words: string[]): string {
  const parts = words.map((word, i) => `<section id="w${i}"><p>Of <b>${word}</b>.</p></section>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Words</title>
    <style>section { height: 300px }</style>${parts.join('')}<section id="last"></section>`;
}

function noteTimes(): void {
  const times: Noted = { rested: 0, shown: undefined };
  Object.assign(globalThis, { noted: times });
  addEventListener('pointermove', ({ timeStamp }) => {
    times.rested = timeStamp;
  });
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    times.shown = performance.now();
  };
  new MutationObserver((records) => {
    if (
      !records.some(({ addedNodes }) =>
        [...addedNodes].some(({ nodeName }) => nodeName === 'INLAY-CARD'),
      )
    )
      return;
    // The task after a frame has been painted.
    requestAnimationFrame(() => port2.postMessage(null));
  }).observe(document.documentElement, { childList: true });
}

async function bring({ page }: Reader, selector: string): Promise<void> {
  await page.$eval(selector, (section) => section.scrollIntoView({ block: 'center' }));
  await pause(SETTLED_MS);
}

/** The word comes with a piece of page that was not there before. */
async function hoverCold(browser: Browser, reader: Reader, word: string): Promise<number> {
  const { page } = reader;
  await bring(reader, '#last');
  await stopWorker(browser);
  await page.evaluate((text) => {
    const last = document.querySelector('#last');
    if (last) last.innerHTML = `<p>Of <b>${text}</b>.</p>`;
  }, word);
  await reader.marksWhen((marks) => marks.includes(word));
  return timeCard(reader, '#last b');
}

async function timeCard({ page }: Reader, selector: string): Promise<number> {
  const { x, y, width, height } = await page.$eval(selector, (word) => {
    const box = word.getBoundingClientRect();
    return { x: box.x, y: box.y, width: box.width, height: box.height };
  });
  await page.evaluate(() => {
    noted.shown = undefined;
  });
  const rested = () => page.evaluate(() => noted.rested);
  const before = await rested();
  // Now and then a move sent by the protocol reaches no page (Chromium 156).
  for (let tries = 0; tries < 5 && (await rested()) === before; tries++) {
    await page.mouse.move(x + width / 2 - 4 + tries, y + height / 2);
    await page.mouse.move(x + width / 2 + tries, y + height / 2);
  }
  await page.waitForFunction(() => noted.shown !== undefined, { timeout: 10_000 });
  const took = await page.evaluate(() => (noted.shown ?? Number.NaN) - noted.rested);
  await page.keyboard.press('Escape');
  await page.mouse.move(1200, y + 40);
  return took - INTENDED_MS;
}

/** Puts the service worker to sleep, and sees that it is. */
async function stopWorker(browser: Browser): Promise<void> {
  const worker = () => browser.targets().find((target) => target.type() === 'service_worker');
  for (let target = worker(); target; target = worker()) {
    // It may fall asleep by itself meanwhile.
    await (await target.worker())?.close().catch(() => undefined);
    await pause(50);
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
