import { browser } from 'wxt/browser';
import type { PageWord, TabWords } from '../../settings/messages.ts';

/**
 * The words each frame explains, by tab. Kept in session storage: the worker sleeps between two
 * messages, and the popup asks after it has slept.
 */
const keyOf = (tabId: number) => `words:${tabId}`;

type Frames = Record<string, PageWord[]>;

// Two frames report at once; each must see what the other wrote.
let queue = Promise.resolve();

async function framesOf(tabId: number): Promise<Frames> {
  const key = keyOf(tabId);
  const stored = await browser.storage.session.get(key);
  return (stored[key] as Frames | undefined) ?? {};
}

/** Keeps what a frame tells; a top frame that is fresh begins its tab anew. */
export function keepWords(
  tabId: number,
  frameId: number,
  { words, fresh }: { words: PageWord[]; fresh: boolean },
): Promise<void> {
  queue = queue.then(async () => {
    const frames = fresh && frameId === 0 ? {} : await framesOf(tabId);
    if (words.length > 0) frames[frameId] = words;
    else delete frames[frameId];
    await browser.storage.session.set({ [keyOf(tabId)]: frames });
  });
  return queue;
}

/** What a tab explains, frame by frame, the top frame first. */
export async function wordsOf(tabId: number): Promise<TabWords> {
  // Who hears a report asks at once: what was told before is kept by then.
  await queue;
  const frames = await framesOf(tabId);
  return {
    frames: Object.entries(frames)
      .map(([frameId, words]) => ({ frameId: Number(frameId), words }))
      .sort((a, b) => a.frameId - b.frameId),
  };
}

export function forgetClosedTabs(): void {
  browser.tabs.onRemoved.addListener((tabId) => void forget(tabId));
}

function forget(tabId: number): Promise<void> {
  queue = queue.then(() => browser.storage.session.remove(keyOf(tabId)));
  return queue;
}
