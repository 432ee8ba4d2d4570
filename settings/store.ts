import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type Bucket, bucketKeys, byBucket, changed } from './buckets.ts';
import { DEFAULT_PREFERENCES, type Preferences, parsePreferences } from './preferences.ts';
import { DEFAULT_SITES, flipSite, type SiteRules } from './sites.ts';
import { editItem, itemValue, readItems, setAside, unsyncedItems } from './stored.ts';

/** All that the reader chose, except glossaries of their own. */
export interface Settings {
  preferences: Preferences;
  sites: SiteRules;
  /** Ids of the words the reader knows, sorted. */
  known: readonly string[];
}

const PREFERENCES = 'preferences';
const SITES = 'sites';
const RULES = 'site-rules';
const KNOWN = 'known';
const RULE_KEYS = bucketKeys(RULES);
const KNOWN_KEYS = bucketKeys(KNOWN);
const KEYS = [PREFERENCES, SITES, ...RULE_KEYS, ...KNOWN_KEYS];

const SitesItem = v.object({
  paused: v.optional(v.boolean(), DEFAULT_SITES.paused),
  mode: v.optional(v.picklist(['everywhere', 'chosen']), DEFAULT_SITES.mode),
});
const BucketItem = v.record(v.string(), v.boolean());

/**
 * Reads the settings. Never rejects: what is missing, cannot be read or does not parse has its
 * default, and what did not parse is set aside under another key.
 */
export async function loadSettings(): Promise<Settings> {
  const items = await readItems(KEYS);
  const faulty: string[] = [];

  const preferences = parsePreferences(itemValue(items.get(PREFERENCES)) ?? {});
  if (!preferences.sound || isMisshapen(items.get(PREFERENCES))) faulty.push(PREFERENCES);

  const read = <T>(key: string, schema: v.GenericSchema<unknown, T>, otherwise: T): T => {
    const item = items.get(key);
    if (item === undefined) return otherwise;
    const parsed = v.safeParse(schema, itemValue(item));
    if (parsed.success) return parsed.output;
    faulty.push(key);
    return otherwise;
  };
  const { paused, mode } = read(SITES, SitesItem, DEFAULT_SITES);
  const rules = merged(RULE_KEYS.map((key) => read(key, BucketItem, {})));
  const known = merged(KNOWN_KEYS.map((key) => read(key, BucketItem, {})));

  await Promise.all(faulty.map((key) => setAside(key, items.get(key))));
  return {
    preferences: preferences.preferences,
    sites: { paused, mode, rules },
    known: Object.keys(known).sort(),
  };
}

function isMisshapen(item: unknown): boolean {
  return item !== undefined && itemValue(item) === undefined;
}

function merged(buckets: readonly Bucket[]): Bucket {
  return Object.assign({}, ...buckets);
}

/** Calls back with the settings after every change, from this device or another. */
export function watchSettings(onChange: (settings: Settings) => void, signal: AbortSignal): void {
  let latest = 0;
  const watched = new Set(KEYS);
  const listen = (changes: Record<string, unknown>, area: string): void => {
    if (area !== 'sync' && area !== 'local') return;
    if (!Object.keys(changes).some((key) => watched.has(key))) return;
    const turn = ++latest;
    void loadSettings().then((settings) => {
      if (turn === latest && !signal.aborted) onChange(settings);
    });
  };
  if (signal.aborted) return;
  browser.storage.onChanged.addListener(listen);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listen));
}

/** Changes some preferences. Like all that save here, rejects when nothing could be stored. */
export function savePreferences(patch: Partial<Preferences>): Promise<void> {
  return editItem(PREFERENCES, (value) => ({
    // Fields of a newer version on another device pass through untouched.
    ...(typeof value === 'object' ? value : {}),
    ...parsePreferences(value ?? {}).preferences,
    ...patch,
  }));
}

/** Makes a rule for a host and its subdomains; undefined removes it. */
export function setSite(host: string, on: boolean | undefined): Promise<void> {
  return editList(RULES, { [host]: on });
}

/** Makes or removes several rules at once. */
export function setSites(changes: Record<string, boolean | undefined>): Promise<void> {
  return editList(RULES, changes);
}

/** Turns the site of a page on or off by whatever change of rules that takes. */
export async function switchSite(pageHost: string, on: boolean): Promise<void> {
  const { sites } = await loadSettings();
  const { changes, endPause } = flipSite(sites, pageHost, on);
  await editList(RULES, changes);
  if (endPause) await setPaused(false);
}

export function setPaused(paused: boolean): Promise<void> {
  return editItem(SITES, (value) => ({ ...parseSites(value), paused }));
}

export function setMode(mode: SiteRules['mode']): Promise<void> {
  return editItem(SITES, (value) => ({ ...parseSites(value), mode }));
}

/** Records that the reader knows a word, or no longer does. */
export function setKnown(id: string, known: boolean): Promise<void> {
  return editList(KNOWN, { [id]: known || undefined });
}

/** Records several words as known at once. */
export function setKnownWords(ids: readonly string[], known: boolean): Promise<void> {
  return editList(KNOWN, Object.fromEntries(ids.map((id) => [id, known || undefined])));
}

/** Puts back all defaults: preferences, sites and known words. */
export async function resetSettings(): Promise<void> {
  await Promise.all([
    editItem(PREFERENCES, () => DEFAULT_PREFERENCES),
    editItem(SITES, () => ({ paused: DEFAULT_SITES.paused, mode: DEFAULT_SITES.mode })),
    ...[...RULE_KEYS, ...KNOWN_KEYS].map((key) => clearBucket(key)),
  ]);
}

async function clearBucket(key: string): Promise<void> {
  if ((await readItems([key])).has(key)) await editItem(key, () => ({}));
}

/** What is kept on this device because the browser's synced storage would not take it. */
export async function unsyncedParts(): Promise<('preferences' | 'sites' | 'known')[]> {
  const keys = await unsyncedItems(KEYS);
  const parts = new Set<'preferences' | 'sites' | 'known'>();
  for (const key of keys) {
    if (key === PREFERENCES) parts.add('preferences');
    else parts.add(key.startsWith(KNOWN) ? 'known' : 'sites');
  }
  return [...parts];
}

async function editList(list: string, changes: Record<string, boolean | undefined>): Promise<void> {
  const groups = [...byBucket(list, changes)];
  await Promise.all(groups.map(([key, group]) => editItem(key, (v) => edited(v, group))));
}

function edited(value: unknown, changes: Record<string, boolean | undefined>): Bucket {
  const parsed = v.safeParse(BucketItem, value);
  return changed(parsed.success ? parsed.output : {}, changes);
}

function parseSites(value: unknown): v.InferOutput<typeof SitesItem> {
  const parsed = v.safeParse(SitesItem, value);
  return parsed.success ? parsed.output : { paused: false, mode: 'everywhere' };
}
