import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import { compile } from '../../glossary/compile.ts';
import { findInText } from '../../glossary/judge.ts';
import { loadEntries } from '../../glossary/load.ts';
import { decodeIndex } from '../../glossary/match-index.ts';
import { CHROMIUM_ARGUMENTS, launch } from '../browser/launch.ts';
import { Reader } from '../browser/reader.ts';
import { servePages } from '../browser/server.ts';
import { type BrowserName, ensureBrowser } from '../tools/browsers.ts';
import { withoutScripts } from './page.ts';

/** After this long without a new mark a page counts as read. */
const SETTLED_MS = 1200;

/**
 * Opens every saved page of a folder in both browsers, with and without Inlay: is the page byte for
 * byte the same, did anything throw, and are the words marked that its visible text holds?
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
    const withInlay = await launch(name);
    const without = await launchBare(name);
    let changed = 0;
    let errors = 0;
    let unmarked = 0;
    let extra = 0;
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
        errors++;
        console.log(`${name} ${file}: ${error}`);
      });
      await page.bringToFront();
      await page.goto(server.url(file), { waitUntil: 'domcontentloaded' });
      const marked = await marksOfWholePage(page, name);
      const after = await outerHtml(page);
      if (after !== before) {
        changed++;
        console.log(`${name} ${file}: changed`);
      }
      const text = await page.evaluate(() => document.body.innerText);
      const english = await page.evaluate(
        () => !document.documentElement.lang || /^en/i.test(document.documentElement.lang),
      );
      if (english) {
        const expected = new Set(findInText([index], text).map((match) => norm(match.text)));
        const missing = [...expected].filter((word) => !marked.has(word));
        const more = [...marked].filter((word) => !expected.has(word));
        unmarked += missing.length;
        extra += more.length;
        if (missing.length + more.length > 0) {
          console.log(
            `${name} ${file}: ${expected.size} words; not marked: ${missing.join(', ') || '-'}; marked beyond: ${more.join(', ') || '-'}`,
          );
        }
      }
      await page.close();
    }
    summary[name] = { changed, errors, unmarked, extra };
    await withInlay.browser.close();
    await without.close();
    await server.close();
  }
  console.log(JSON.stringify(summary));
}

const MISSING_RESOURCE = /may not load data from|Cross-Origin Request Blocked|downloadable font/;
const norm = (text: string) => text.replace(/\s+/g, ' ').toLowerCase();

async function launchBare(name: BrowserName) {
  return puppeteer.launch(
    name === 'chromium'
      ? { pipe: true, executablePath: await ensureBrowser(name), args: CHROMIUM_ARGUMENTS }
      : { browser: 'firefox', executablePath: await ensureBrowser(name), headless: true },
  );
}

function outerHtml(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.outerHTML);
}

/** Every word marked while the page is scrolled from top to bottom. */
async function marksOfWholePage(page: Page, name: BrowserName): Promise<Set<string>> {
  const reader = new Reader(page, name);
  const marked = new Set<string>();
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const step = 1500;
  for (let y = 0, steps = 0; y <= height && steps < 40; y += step, steps++) {
    await page.evaluate((top) => scrollTo(0, top), y);
    await new Promise((resolve) => setTimeout(resolve, 120));
    for (const mark of await reader.marks()) marked.add(norm(mark));
  }
  return marked;
}
