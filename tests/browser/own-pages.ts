import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { bucketKeys } from '../../settings/buckets.ts';
import type { Command } from '../../settings/messages.ts';
import type { Preferences } from '../../settings/preferences.ts';
import type { Stage } from './both-browsers.ts';
import type { Reader } from './reader.ts';

/** What the extension's own pages may call; only what the tests use. */
interface Extension {
  tabs: {
    query(what: object): Promise<{ id?: number; lastAccessed?: number; discarded?: boolean }[]>;
    get(tabId: number | undefined): Promise<{ index: number }>;
    update(tabId: number | undefined, what: object): Promise<unknown>;
    setZoom(tabId: number | undefined, factor: number): Promise<void>;
    discard(tabId: number | undefined): Promise<unknown>;
    sendMessage(tabId: number, message: object, options: object): Promise<unknown>;
  };
  storage: Record<
    'sync' | 'local',
    { clear(): Promise<void>; set(items: object): Promise<void>; get(): Promise<object> }
  >;
}
declare const chrome: Extension;

const POPUP = { width: 400, height: 600 };

/** Calls back with one of our own pages, and with the id of the tab the reader is at. */
async function withTab<Result>(
  stage: Stage,
  reader: Reader,
  work: (own: Page, tabId: number | undefined) => Promise<Result>,
): Promise<Result> {
  const own = stage.backstage;
  await reader.page.bringToFront();
  const tabId = await own.evaluate(async () => {
    const tabs = await chrome.tabs.query({});
    return tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0]?.id;
  });
  return work(own, tabId);
}

/** Zooms the reader's tab as the browser's own menu does; 1 is 100 %. */
export async function zoom(stage: Stage, reader: Reader, factor: number): Promise<void> {
  await withTab(stage, reader, (own, tabId) =>
    own.evaluate((id, to) => chrome.tabs.setZoom(id, to), tabId, factor),
  );
}

/** Has the browser discard the reader's tab, and comes back to it; true if it had gone. */
export async function discardAndReturn(stage: Stage, reader: Reader): Promise<boolean> {
  return withTab(stage, reader, async (own, tabId) => {
    // No browser discards the tab in front.
    await own.bringToFront();
    return own.evaluate(async (id) => {
      // A discarded tab has another id in Chromium.
      const { index } = await chrome.tabs.get(id);
      await chrome.tabs.discard(id);
      const [tab] = await chrome.tabs.query({ index });
      await chrome.tabs.update(tab?.id, { active: true });
      return tab?.discarded ?? false;
    }, tabId);
  });
}

/** Opens the popup of a page, in a tab of its own. */
export async function openPopup(stage: Stage, reader: Reader, size = POPUP): Promise<Page> {
  const tabId = await withTab(stage, reader, async (_own, id) => id);
  const popup = await stage.openOwn(`popup.html?tab=${tabId}`, size);
  await popup.page.waitForSelector('.site-switch');
  return popup.page;
}

/** Tells the overlay of a reader's tab what a keyboard command or the menu tells it. */
export async function tellTab(stage: Stage, reader: Reader, command: Command): Promise<void> {
  await withTab(stage, reader, (own, tabId) =>
    own.evaluate(
      (id, message) => chrome.tabs.sendMessage(id, message, { frameId: 0 }),
      tabId ?? 0,
      command,
    ),
  );
}

/** Puts preferences into storage, as the options page does. */
export async function prefer(stage: Stage, preferences: object): Promise<void> {
  await stage.backstage.evaluate(
    (value) => chrome.storage.sync.set({ preferences: { version: 1, value } }),
    preferences,
  );
}

/** The settings as stored. */
export async function settingsOf(stage: Stage): Promise<{
  preferences: Partial<Preferences>;
  mode: string | undefined;
  rules: Record<string, boolean>;
  known: string[];
}> {
  const items = await stage.backstage.evaluate(async () => ({
    ...(await chrome.storage.sync.get()),
    ...(await chrome.storage.local.get()),
  }));
  const value = (key: string) => (items as Record<string, { value?: object }>)[key]?.value;
  const list = (name: string) =>
    Object.assign({}, ...bucketKeys(name).map(value)) as Record<string, boolean>;
  return {
    preferences: value('preferences') ?? {},
    mode: (value('sites') as { mode?: string } | undefined)?.mode,
    rules: list('site-rules'),
    known: Object.keys(list('known')),
  };
}

/** Forgets all settings. */
export async function forgetAll(stage: Stage): Promise<void> {
  await stage.backstage.evaluate(() =>
    Promise.all([chrome.storage.sync.clear(), chrome.storage.local.clear()]),
  );
}

/** The text of the page as it is seen, spaces merged. */
export function textOf(page: Page): Promise<string> {
  return page.evaluate(() => document.body.innerText.replace(/\s+/g, ' ').trim());
}

export async function expectText(page: Page, text: string | RegExp): Promise<void> {
  const poll = expect.poll(() => textOf(page));
  if (typeof text === 'string') await poll.toContain(text);
  else await poll.toMatch(text);
}

/** Clicks what a reader finds by this name: a button, link, label or option. */
export async function clickOn(page: Page, name: string): Promise<void> {
  const found = await page.evaluateHandle((wanted) => {
    const text = (element: Element) =>
      (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();
    const all = [...document.querySelectorAll('button, a, label, [role="option"]')];
    return all.find((element) => text(element).startsWith(wanted)) ?? null;
  }, name);
  const element = found.asElement();
  if (!element) throw new Error(`"${name}" is not there: ${await textOf(page)}`);
  await element.evaluate((node) => (node as Element).scrollIntoView({ block: 'center' }));
  await (element as unknown as { click(): Promise<void> }).click();
}
