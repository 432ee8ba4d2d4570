import { browser } from 'wxt/browser';
import type { Command, Request, TabWords } from '../../settings/messages.ts';
import { hostOf, LOCAL_FILES } from '../../settings/sites.ts';

/** The page the popup is about. */
export type Page =
  /** The overlay is there, running or waiting for its switch. */
  | { kind: 'ready'; tabId: number; host: string }
  /** A file of this device that the reader has not let extensions see. */
  | { kind: 'closed-file' }
  /** A page where no extension may run: the browser's own, a store's. */
  | { kind: 'forbidden' };

/**
 * Finds the page in the active tab, and starts the overlay where it is not there yet: Chromium puts
 * no content script into tabs that were open before the install or update.
 * @param address the popup's own address; `?tab=` names another tab than the active one, for when
 *   the popup stands in a tab itself
 */
export async function openPage(address: URL): Promise<Page> {
  const tab = await tabOf(address);
  if (tab?.id === undefined) return { kind: 'forbidden' };
  const tabId = tab.id;
  const said = await ping(tabId);
  const host = hostOf(tab.url) ?? said;
  if (said !== undefined && host !== undefined) return { kind: 'ready', tabId, host };
  if (host !== undefined && (await startOverlay(tabId))) return { kind: 'ready', tabId, host };
  return { kind: host === LOCAL_FILES ? 'closed-file' : 'forbidden' };
}

async function tabOf(
  address: URL,
): Promise<{ id?: number | undefined; url?: string | undefined } | undefined> {
  const named = Number(address.searchParams.get('tab') ?? Number.NaN);
  try {
    if (!Number.isNaN(named)) return await browser.tabs.get(named);
    const [active] = await browser.tabs.query({ active: true, currentWindow: true });
    return active;
  } catch {
    return undefined;
  }
}

/** The host the overlay's top frame names, or undefined when none is there. */
async function ping(tabId: number): Promise<string | undefined> {
  const answer = await tell(tabId, 0, { type: 'ping' });
  return typeof answer === 'string' ? answer : undefined;
}

async function startOverlay(tabId: number): Promise<boolean> {
  const target = { tabId, allFrames: true };
  try {
    await browser.scripting.insertCSS({ target, files: ['/assets/marks.css'], origin: 'USER' });
    await browser.scripting.executeScript({ target, files: ['/overlay.js'] });
    return true;
  } catch {
    return false;
  }
}

/** A word of a page, with how often it stands there and the frame where it stands first. */
export interface FoundWord {
  id: string;
  count: number;
  frameId: number;
}

/** The words of all frames of a tab in reading order, each once. */
export async function wordsOn(tabId: number): Promise<FoundWord[]> {
  const request: Request = { type: 'tab-words', tabId };
  let answer: TabWords | undefined;
  try {
    answer = (await browser.runtime.sendMessage(request)) as TabWords | undefined;
  } catch {
    // The background was just being updated; the next change asks again.
  }
  const words = new Map<string, FoundWord>();
  for (const { frameId, words: found } of answer?.frames ?? []) {
    for (const { id, count } of found) {
      const word = words.get(id);
      if (word) word.count += count;
      else words.set(id, { id, count, frameId });
    }
  }
  return [...words.values()];
}

/** Calls back when a frame of the tab tells of its words. */
export function watchWords(tabId: number, onChange: () => void, signal: AbortSignal): void {
  const listen = (message: unknown, sender: { tab?: { id?: number | undefined } | undefined }) => {
    const ours = typeof message === 'object' && message !== null && 'type' in message;
    if (ours && message.type === 'words' && sender.tab?.id === tabId) onChange();
    return undefined;
  };
  browser.runtime.onMessage.addListener(listen as never);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listen as never));
}

/** Scrolls the page to a word and opens its card there; false when it is no longer there. */
export async function jumpTo(tabId: number, { id, frameId }: FoundWord): Promise<boolean> {
  return (await tell(tabId, frameId, { type: 'jump', id })) === true;
}

async function tell(tabId: number, frameId: number, command: Command): Promise<unknown> {
  try {
    return await browser.tabs.sendMessage(tabId, command, { frameId });
  } catch {
    return undefined;
  }
}
