import { browser } from 'wxt/browser';
import type { PageWord } from '../../settings/messages.ts';
import { loadSettings, watchSettings } from '../../settings/store.ts';

const BADGE_COLOUR = '#1f6f78';

/** Shows on the toolbar icon how many different words a tab explains. */
export function showCounts(): void {
  void browser.action.setBadgeBackgroundColor({ color: BADGE_COLOUR });
  browser.storage.session.onChanged.addListener((changes) => {
    for (const [key, { newValue }] of Object.entries(changes)) {
      const tabId = Number(/^words:(\d+)$/.exec(key)?.[1]);
      if (!Number.isNaN(tabId))
        void show(tabId, newValue as Record<string, PageWord[]> | undefined);
    }
  });
  let shown: boolean | undefined;
  watchSettings(({ preferences: { badge } }) => {
    if (badge !== shown) void showAll();
    shown = badge;
  }, new AbortController().signal);
}

async function showAll(): Promise<void> {
  const stored = await browser.storage.session.get();
  for (const [key, frames] of Object.entries(stored)) {
    const tabId = Number(/^words:(\d+)$/.exec(key)?.[1]);
    if (!Number.isNaN(tabId)) await show(tabId, frames as Record<string, PageWord[]>);
  }
}

async function show(tabId: number, frames: Record<string, PageWord[]> | undefined): Promise<void> {
  const { preferences } = await loadSettings();
  const ids = new Set(Object.values(frames ?? {}).flatMap((words) => words.map(({ id }) => id)));
  const text = preferences.badge && ids.size > 0 ? String(ids.size) : '';
  try {
    await browser.action.setBadgeText({ tabId, text });
  } catch {
    // The tab closed meanwhile.
  }
}
