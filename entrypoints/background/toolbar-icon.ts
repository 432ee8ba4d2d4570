import { browser } from 'wxt/browser';
import type { Command } from '../../settings/messages.ts';
import { siteVerdict } from '../../settings/sites.ts';
import { loadSettings, watchSettings } from '../../settings/store.ts';

const ICONS = {
  on: { 16: '/icon/16.png', 32: '/icon/32.png' },
  off: { 16: '/icon/off/16.png', 32: '/icon/off/32.png' },
};

/** Shows by the toolbar icon whether words are explained on the page of a tab. */
export function showState(): void {
  browser.tabs.onActivated.addListener(({ tabId }) => void show(tabId));
  browser.tabs.onUpdated.addListener((tabId, { status }) => {
    // Chromium puts the common icon back at each navigation.
    if (status === 'complete') void show(tabId);
  });
  watchSettings(() => void showActive(), new AbortController().signal);
}

/** Tabs that are not seen are shown when they are activated. */
async function showActive(): Promise<void> {
  for (const { id } of await browser.tabs.query({ active: true })) {
    if (id !== undefined) await show(id);
  }
}

async function show(tabId: number): Promise<void> {
  const [{ sites }, host] = await Promise.all([loadSettings(), hostIn(tabId)]);
  const on = host !== undefined && siteVerdict(sites, host).on;
  try {
    await browser.action.setIcon({ tabId, path: on ? ICONS.on : ICONS.off });
  } catch {
    // The tab closed meanwhile.
  }
}

/** The host the overlay names; undefined where there is none. */
async function hostIn(tabId: number): Promise<string | undefined> {
  const ping: Command = { type: 'ping' };
  try {
    const answer: unknown = await browser.tabs.sendMessage(tabId, ping, { frameId: 0 });
    return typeof answer === 'string' ? answer : undefined;
  } catch {
    return undefined;
  }
}
