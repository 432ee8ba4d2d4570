import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { launch } from '../browser/launch.ts';
import { Reader } from '../browser/reader.ts';
import { servePages } from '../browser/server.ts';

/*
 * npm run screenshots: every view and state in light, dark, high contrast and forced colours, under
 * .output/screenshots, to be looked at; those the README shows go to tests/screenshots.
 */
const root = join(import.meta.dirname, '..', '..');
const folder = join(root, '.output', 'screenshots');
const kept = join(root, 'tests', 'screenshots');
const IN_README = [
  'card-light',
  'popup-light',
  'search-dark',
  'welcome-light',
  'popup-card-dark',
  'card-320-light',
  'popup-contrast',
];

const LOOKS = ['light', 'dark', 'contrast', 'forced'] as const;
type Look = (typeof LOOKS)[number];

const POPUP = { width: 400, height: 600 };
const NARROW = { width: 320, height: 640 };
const DESKTOP = { width: 1000, height: 800 };
/** Cards and lists come to rest. */
const REST_MS = 400;

interface Storage {
  storage: Record<'sync' | 'local', { set(items: object): Promise<void>; clear(): Promise<void> }>;
  tabs: {
    query(what: object): Promise<{ id?: number; lastAccessed?: number }[]>;
    sendMessage(tabId: number, message: object, options: object): Promise<unknown>;
  };
}
declare const chrome: Storage;

mkdirSync(folder, { recursive: true });
mkdirSync(kept, { recursive: true });
const { browser, extensionUrl } = await launch('chromium', { width: 1000, height: 700 });
const server = await servePages();
try {
  for (const look of LOOKS) await takeAll(look);
  for (const name of IN_README) {
    copyFileSync(join(folder, `${name}.png`), join(kept, `${name}.png`));
  }
  console.log(`▸ Pictures: .output/screenshots; those of the README: tests/screenshots`);
} finally {
  await browser.close();
  await server.close();
}

async function takeAll(look: Look): Promise<void> {
  const take = async (page: Page, name: string, fullPage = false) => {
    await rest();
    await page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage });
  };
  await prefer({ theme: look === 'forced' ? 'auto' : look });
  const article = await open(server.url('article.html'), DESKTOP, look);
  const reader = new Reader(article, 'chromium');
  await reader.marksWhen((words) => words.includes('pemphigus'));
  await take(article, 'page');
  await reader.pointAt('pemphigus');
  await reader.cardWhen();
  await take(article, 'card');
  const { x, y, width, height } = await reader.boxOf('Behçet');
  await article.mouse.click(x + width / 2, y + height / 2);
  await reader.cardWhen(({ text }) => text.includes('Related words'));
  await take(article, 'card-pinned');

  await article.keyboard.press('Escape');
  const tabId = await lastTab(article);
  await article.bringToFront();
  await article.evaluate(() => {
    const text = document.querySelector('h1 + p')?.firstChild;
    if (text) getSelection()?.setBaseAndExtent(text, 5, text, 11);
  });
  await tell(tabId, { type: 'explain-selection' });
  await article.bringToFront();
  await reader.cardWhen();
  await take(article, 'card-nearest');
  await article.keyboard.press('Escape');
  await article.setViewport(NARROW);
  await reader.pointAt('immune system');
  await reader.cardWhen();
  await take(article, 'card-320');
  await article.keyboard.press('Escape');
  await article.setViewport(DESKTOP);
  const own = (path: string, size: typeof POPUP) => open(extensionUrl + path, size, look);
  const popup = await own(`popup.html?tab=${tabId}`, POPUP);
  await take(popup, 'popup');
  await popup.type('input', 'pemfigus');
  await take(popup, 'search');
  await popup.keyboard.press('Enter');
  await take(popup, 'popup-card', true);
  await popup.keyboard.press('Escape');
  await popup.keyboard.press('Escape');
  await popup.type('input', 'xqzjvw');
  await take(popup, 'search-none', true);
  await popup.close();
  await switchOff(true);
  const off = await own(`popup.html?tab=${tabId}`, POPUP);
  await take(off, 'popup-off');
  await off.close();
  await switchOff(false);
  const narrow = await own(`popup.html?tab=${tabId}`, NARROW);
  await take(narrow, 'popup-320', true);
  await narrow.close();
  const forbidden = await own('popup.html', POPUP);
  await take(forbidden, 'popup-forbidden');
  await forbidden.close();

  const welcome = await own('welcome.html', DESKTOP);
  await take(welcome, 'welcome', true);
  await new Reader(welcome, 'chromium').pointAt('SLE');
  await take(welcome, 'welcome-card');
  await welcome.keyboard.press('Escape');
  await welcome.type('input', 'loopus');
  await take(welcome, 'welcome-search', true);
  await welcome.close();
  const welcomeNarrow = await own('welcome.html', NARROW);
  await take(welcomeNarrow, 'welcome-320', true);
  await welcomeNarrow.close();
  for (const [name, size] of [
    ['', DESKTOP],
    ['-320', NARROW],
  ] as const) {
    const options = await own('options.html', size);
    await options.type('textarea', 'port,a device\nport,again\nalone');
    await options.evaluate(() => {
      document.querySelector<HTMLElement>('#own .main')?.click();
      document.querySelector<HTMLElement>('#backup .danger')?.click();
      scrollTo(0, 0);
    });
    await take(options, `options${name}`, true);
    await options.close();
  }
  if (look !== 'light') return void (await article.close());
  await prefer({ theme: look, textSize: 'largest' });
  const large = await own(`popup.html?tab=${tabId}`, { width: 780, height: 600 });
  await take(large, 'popup-largest', true);
  await large.close();
  await article.close();
  await takeLargeCards(take, look);
}

async function takeLargeCards(
  take: (page: Page, name: string) => Promise<void>,
  look: Look,
): Promise<void> {
  for (const [name, size] of [
    ['card-largest', DESKTOP],
    ['card-largest-320', NARROW],
  ] as const) {
    const page = await open(server.url('article.html'), size, look);
    const reader = new Reader(page, 'chromium');
    await reader.marksWhen((words) => words.includes('immune system'));
    await reader.pointAt('immune system');
    await reader.cardWhen();
    await take(page, name);
    await page.close();
  }
}

/** Known words, sites and own words, so that the lists have something in them. */
async function prefer(preferences: object): Promise<void> {
  const page = await open(`${extensionUrl}options.html`, DESKTOP, 'light');
  await page.evaluate(async (value) => {
    const item = (held: object) => ({ version: 1, value: held });
    await chrome.storage.sync.set({
      preferences: item({ ...value, recent: true }),
      'known.0': item({ biopsy: true, vitiligo: true }),
      'site-rules.0': item({ 'example.org': false, 'health.example.org': true }),
    });
    await chrome.storage.local.set({
      recent: ['pemphigus', 'systemic-lupus-erythematosus'],
      'own-glossaries': [{ id: 'my-clinic', title: 'My clinic', on: true, size: 12 }],
    });
  }, preferences);
  await page.close();
}

/** Turns the site of the article off by a rule, or takes the rule back. */
async function switchOff(off: boolean): Promise<void> {
  const page = await open(`${extensionUrl}options.html`, DESKTOP, 'light');
  await page.evaluate(
    async (rules) => {
      await chrome.storage.sync.set({ 'site-rules.1': { version: 1, value: rules } });
    },
    off ? { '127.0.0.1': false } : {},
  );
  await page.close();
}

async function tell(tabId: number | undefined, message: object): Promise<void> {
  const page = await open(`${extensionUrl}options.html`, DESKTOP, 'light');
  await page.evaluate(
    (id, said) => chrome.tabs.sendMessage(id, said, { frameId: 0 }),
    tabId ?? 0,
    message,
  );
  await page.close();
}

async function lastTab(article: Page): Promise<number | undefined> {
  await article.bringToFront();
  const page = await open(`${extensionUrl}options.html`, DESKTOP, 'light');
  const id = await page.evaluate(async () => {
    const tabs = await chrome.tabs.query({});
    return tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[1]?.id;
  });
  await page.close();
  return id;
}

async function open(
  url: string,
  size: { width: number; height: number },
  look: Look,
): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport(size);
  const dark = look === 'dark' || look === 'forced';
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
      { name: 'forced-colors', value: look === 'forced' ? 'active' : 'none' },
    ],
  });
  await page.bringToFront();
  await page.goto(url);
  await rest();
  return page;
}

function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, REST_MS));
}
