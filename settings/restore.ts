import { browser } from 'wxt/browser';
import type { Backup } from './backup.ts';
import { removeAllOwnGlossaries, restoreOwnGlossaries } from './own-glossary-import.ts';
import { DEFAULT_PREFERENCES } from './preferences.ts';
import { clearRecent } from './recent.ts';
import { resetSettings, savePreferences, setKnownWords, setMode, setSites } from './store.ts';

/**
 * Puts back what a backup holds: its preferences replace, its sites, words and glossaries are added
 * to those that are there. Rejects, with everything as it was, when not all of it can be stored.
 */
export function restoreBackup(backup: Backup): Promise<void> {
  const { preferences, sites, known, glossaries } = backup;
  return allOrNothing(async () => {
    await restoreOwnGlossaries(glossaries);
    await savePreferences({ ...DEFAULT_PREFERENCES, ...preferences });
    await setMode(sites.mode);
    await setSites(sites.rules);
    await setKnownWords(known, true);
  });
}

const AREAS = ['local', 'sync'] as const;

async function allOrNothing(change: () => Promise<void>): Promise<void> {
  const before = await Promise.all(
    AREAS.map(async (area) => [area, await browser.storage[area].get(null)] as const),
  );
  try {
    await change();
  } catch (error) {
    for (const [area, items] of before) await putBack(area, items).catch(() => undefined);
    throw error;
  }
}

async function putBack(
  area: (typeof AREAS)[number],
  items: Record<string, unknown>,
): Promise<void> {
  const now = await browser.storage[area].get(null);
  await browser.storage[area].remove(Object.keys(now).filter((key) => !(key in items)));
  await browser.storage[area].set(items);
}

/** Puts back all defaults and removes the reader's own glossaries. */
export async function resetEverything(): Promise<void> {
  await resetSettings();
  await clearRecent();
  await removeAllOwnGlossaries();
}
