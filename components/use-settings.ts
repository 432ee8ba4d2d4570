import { useEffect, useState } from 'preact/hooks';
import type { Preferences } from '../settings/preferences.ts';
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

/** Gives a page of ours the reader's theme and text size, and names its language. */
function showLook({ theme, textSize }: Preferences): void {
  const { documentElement: root } = document;
  root.lang = t('language');
  root.dataset.theme = theme;
  root.dataset.textSize = textSize;
}
