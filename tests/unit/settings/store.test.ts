import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { bucketKey } from '../../../settings/buckets.ts';
import { DEFAULT_PREFERENCES } from '../../../settings/preferences.ts';
import { DEFAULT_SITES } from '../../../settings/sites.ts';
import {
  loadSettings,
  resetSettings,
  type Settings,
  savePreferences,
  setKnown,
  setKnownWords,
  setMode,
  setPaused,
  setSite,
  setSites,
  switchSite,
  unsyncedParts,
  watchSettings,
} from '../../../settings/store.ts';

const { sync, local } = fakeBrowser.storage;

beforeEach(() => {
  fakeBrowser.reset();
  vi.restoreAllMocks();
});

describe('settings', () => {
  test('are the defaults at first', async () => {
    expect(await loadSettings()).toEqual({
      preferences: DEFAULT_PREFERENCES,
      sites: DEFAULT_SITES,
      known: [],
    });
  });

  test('come back as they were saved', async () => {
    await savePreferences({ density: 'every', delayMs: 400 });
    await setSite('example.org', false);
    await setPaused(true);
    await setMode('chosen');
    await setKnown('lupus', true);
    await setKnown('ana', true);
    await setKnown('lupus', false);
    expect(await loadSettings()).toEqual({
      preferences: { ...DEFAULT_PREFERENCES, density: 'every', delayMs: 400 },
      sites: { paused: true, mode: 'chosen', rules: { 'example.org': false } },
      known: ['ana'],
    });
  });

  test('lose no change of several made at once', async () => {
    const ids = Array.from({ length: 60 }, (_, index) => `word-${index}`);
    await Promise.all([
      ...ids.map((id) => setKnown(id, true)),
      savePreferences({ theme: 'dark' }),
      savePreferences({ speak: false }),
    ]);
    const { known, preferences } = await loadSettings();
    expect(known).toEqual(ids.sort());
    expect(preferences).toMatchObject({ theme: 'dark', speak: false });
  });

  test('merge with a change from another device made meanwhile', async () => {
    await setKnown('here', true);
    const key = bucketKey('known', 'here');
    await sync.set({ [key]: { version: 1, value: { here: true, there: true } } });
    await setKnown('here', false);
    expect((await loadSettings()).known).toEqual(['there']);
  });

  test('are told to who watches, and no longer after the signal', async () => {
    const abort = new AbortController();
    const seen: Settings[] = [];
    watchSettings((settings) => seen.push(settings), abort.signal);
    await setPaused(true);
    await vi.waitFor(() => expect(seen.at(-1)?.sites.paused).toBe(true));
    abort.abort();
    await setPaused(false);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen.at(-1)?.sites.paused).toBe(true);
  });

  test('go back to the defaults', async () => {
    await savePreferences({ badge: false });
    await setSites({ 'a.org': true, 'b.org': false });
    await setKnownWords(['x', 'y'], true);
    await resetSettings();
    expect(await loadSettings()).toEqual({
      preferences: DEFAULT_PREFERENCES,
      sites: DEFAULT_SITES,
      known: [],
    });
  });

  test('the switch of a page ends the pause and holds for the whole site', async () => {
    await setPaused(true);
    await switchSite('www.example.org', true);
    expect((await loadSettings()).sites).toEqual({ paused: false, mode: 'everywhere', rules: {} });
    await switchSite('www.example.org', false);
    expect((await loadSettings()).sites.rules).toEqual({ 'example.org': false });
  });
});

describe('settings that do not parse', () => {
  test('are set aside, and defaults apply field by field', async () => {
    const item = { version: 1, value: { theme: 'plaid', density: 'page' } };
    await sync.set({ preferences: item });
    expect((await loadSettings()).preferences).toEqual({ ...DEFAULT_PREFERENCES, density: 'page' });
    await loadSettings();
    const kept = Object.entries(await local.get()).filter(([key]) => key.startsWith('set-aside.'));
    expect(kept.map(([, value]) => value)).toEqual([item]);
  });

  test.each([['text'], [42], [[]], [{}], [{ version: 1, value: { a: 'yes' } }]])(
    'as rules (%j) are set aside whole and thrown away nowhere',
    async (item) => {
      await sync.set({ 'site-rules.0': item });
      expect((await loadSettings()).sites).toEqual(DEFAULT_SITES);
      expect(Object.values(await local.get())).toEqual([item]);
      expect((await sync.get())['site-rules.0']).toEqual(item);
    },
  );

  test('of a newer version keep the fields that are not known here', async () => {
    await sync.set({ preferences: { version: 2, value: { theme: 'dark', sparkle: 'much' } } });
    await savePreferences({ speak: false });
    const { preferences } = (await sync.get()) as { preferences: { value: object } };
    expect(preferences.value).toMatchObject({ theme: 'dark', speak: false, sparkle: 'much' });
  });
});

describe('storage', () => {
  test('that fails to read leaves the defaults', async () => {
    vi.spyOn(sync, 'get').mockRejectedValue(new Error('no'));
    vi.spyOn(local, 'get').mockRejectedValue(new Error('no'));
    expect((await loadSettings()).preferences).toEqual(DEFAULT_PREFERENCES);
  });

  test('that is full keeps what does not fit on the device, says so, and syncs it when it can', async () => {
    const full = vi.spyOn(sync, 'set').mockRejectedValue(new Error('QUOTA_BYTES quota exceeded'));
    await setKnown('lupus', true);
    await savePreferences({ theme: 'dark' });
    expect((await loadSettings()).known).toEqual(['lupus']);
    expect(await unsyncedParts()).toEqual(['preferences', 'known']);
    full.mockRestore();
    await savePreferences({ theme: 'light' });
    expect(await unsyncedParts()).toEqual(['known']);
    expect((await loadSettings()).preferences.theme).toBe('light');
  });

  test('takes thousands of known words, none in an item larger than sync allows', async () => {
    const ids = Array.from({ length: 2000 }, (_, index) => `a-word-of-some-length-${index}`);
    await setKnownWords(ids, true);
    expect((await loadSettings()).known).toHaveLength(2000);
    for (const [key, item] of Object.entries(await sync.get())) {
      expect(key.length + JSON.stringify(item).length).toBeLessThanOrEqual(8192);
    }
  });

  test('that takes nothing at all tells who saved', async () => {
    vi.spyOn(sync, 'set').mockRejectedValue(new Error('full'));
    vi.spyOn(local, 'set').mockRejectedValue(new Error('full'));
    await expect(setPaused(true)).rejects.toThrow();
  });
});
