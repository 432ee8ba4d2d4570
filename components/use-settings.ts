import { useEffect, useState } from 'preact/hooks';
import { type Preferences, parsePreferences } from '../settings/preferences.ts';
import { loadSettings, type Settings, watchSettings } from '../settings/store.ts';
import { t } from './text.ts';

/** The settings as they are, here and on the reader's other devices; undefined until read. */
export function useSettings(): Settings | undefined {
  const [settings, setSettings] = useState<Settings>();
  useEffect(() => {
    const abort = new AbortController();
    watchSettings(setSettings, abort.signal);
    void loadSettings().then((loaded) => {
      if (!abort.signal.aborted) setSettings((newer) => newer ?? loaded);
    });
    return () => abort.abort();
  }, []);
  useEffect(() => {
    if (settings) showLook(settings.preferences);
  }, [settings]);
  return settings;
}

/** Where the look of the last time is kept: settings are read a moment too late for the first paint. */
const LOOK = 'look';

/** Gives a page of ours the reader's theme and text size, and names its language. */
function showLook({ theme, textSize }: Preferences): void {
  const { documentElement: root } = document;
  root.lang = t('language');
  root.dataset.theme = theme;
  root.dataset.textSize = textSize;
  localStorage.setItem(LOOK, JSON.stringify({ theme, textSize }));
}

/**
 * Gives the page the look of the last time, so that a dark popup does not begin with a white flash.
 * The settings, read a moment later, have the last word.
 */
export function showLastLook(): void {
  try {
    showLook(parsePreferences(JSON.parse(localStorage.getItem(LOOK) ?? '{}')).preferences);
  } catch {
    // Nothing that can be read was kept.
  }
}
