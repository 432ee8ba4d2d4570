import { browser } from 'wxt/browser';
import type { Command } from '../../settings/messages.ts';
import { loadSettings, setPaused } from '../../settings/store.ts';
import { wordsOf } from './tab-words.ts';

/** Keyboard commands: next and previous word, explain what is selected, pause everywhere. */
export function runCommands(): void {
  browser.commands.onCommand.addListener((name, tab) => void run(name, tab?.id));
}

async function run(name: string, tabId: number | undefined): Promise<void> {
  if (name === 'pause') {
    const { sites } = await loadSettings();
    await setPaused(!sites.paused);
    return;
  }
  const id = tabId ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id;
  if (id === undefined) return;
  if (name === 'next-word') await inFrames(id, { type: 'next' });
  else if (name === 'previous-word') await inFrames(id, { type: 'previous' });
  else if (name === 'explain-selection') await inFrames(id, { type: 'explain-selection' });
}

/** Asks the frames of a tab in turn, the top frame first, until one has done it. */
async function inFrames(tabId: number, command: Command): Promise<void> {
  const { frames } = await wordsOf(tabId);
  const ids = new Set([0, ...frames.map(({ frameId }) => frameId)]);
  for (const frameId of ids) {
    const done = await browser.tabs.sendMessage(tabId, command, { frameId }).catch(() => false);
    if (done) return;
  }
}
