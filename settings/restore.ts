import type { Backup } from './backup.ts';
import { removeAllOwnGlossaries, restoreOwnGlossaries } from './own-glossary-import.ts';
import { DEFAULT_PREFERENCES } from './preferences.ts';
import { clearRecent } from './recent.ts';
import { resetSettings, savePreferences, setKnownWords, setMode, setSites } from './store.ts';

/**
 * Puts back what a backup holds: its preferences replace, its sites, words and glossaries are added
 * to those that are there. The glossaries, which may not fit, go first.
 */
export async function restoreBackup({
  preferences,
  sites,
  known,
  glossaries,
}: Backup): Promise<void> {
  await restoreOwnGlossaries(glossaries);
  await savePreferences({ ...DEFAULT_PREFERENCES, ...preferences });
  await setMode(sites.mode);
  await setSites(sites.rules);
  await setKnownWords(known, true);
}

/** Puts back all defaults and removes the reader's own glossaries. */
export async function resetEverything(): Promise<void> {
  await resetSettings();
  await clearRecent();
  await removeAllOwnGlossaries();
}
