import { storage } from 'wxt/utils/storage';

/** What a stored item looks like: the version of its layout, and what it holds. */
export interface Item {
  version: number;
  value: unknown;
}

/** Layout of all items today. An item of a newer version is read as far as it is understood. */
export const VERSION = 1;

/** A synced item may hold 8,192 bytes, its name included (chrome.storage.sync.QUOTA_BYTES_PER_ITEM). */
const SYNCED_ITEM_BYTES = 8192;
/** Chromium takes 120 writes a minute to synced storage; past this many we wait and merge. */
const WRITES_A_MINUTE = 60;
const WAIT_MS = 1000;

/**
 * Reads items by name. What does not fit into synced storage is kept on the device under the same
 * name, and then holds. Storage that fails counts as empty.
 */
export async function readItems(keys: readonly string[]): Promise<Map<string, unknown>> {
  const [synced, local] = await Promise.all([readArea('sync', keys), readArea('local', keys)]);
  return new Map([...synced, ...local]);
}

/** Which of the items are kept on this device because synced storage would not take them. */
export async function unsyncedItems(keys: readonly string[]): Promise<string[]> {
  return [...(await readArea('local', keys)).keys()];
}

async function readArea(
  area: 'sync' | 'local',
  keys: readonly string[],
): Promise<Map<string, unknown>> {
  try {
    const found = await storage.getItems(keys.map((key) => `${area}:${key}` as const));
    const held = found.filter(({ value }) => value !== null && value !== undefined);
    return new Map(held.map(({ key, value }) => [key.slice(area.length + 1), value]));
  } catch {
    return new Map();
  }
}

type Change = (value: unknown) => unknown;
const waiting = new Map<string, { changes: Change[]; running: Promise<void> }>();
let writes: number[] = [];

/**
 * Changes one item: reads it, applies the change to its value, writes it back. Changes that come
 * while a write is under way are merged into the next. Rejects when nothing could be stored.
 */
export function editItem(key: string, change: Change): Promise<void> {
  const line = waiting.get(key);
  if (line) {
    line.changes.push(change);
    return line.running;
  }
  const changes = [change];
  const running = drain(key, changes).finally(() => waiting.delete(key));
  waiting.set(key, { changes, running });
  return running;
}

async function drain(key: string, changes: Change[]): Promise<void> {
  while (changes.length > 0) {
    const item = (await readItems([key])).get(key);
    await rest();
    const value = changes.splice(0).reduce((held, change) => change(held), itemValue(item));
    await writeItem(key, { version: VERSION, value });
  }
}

async function rest(): Promise<void> {
  for (;;) {
    const now = Date.now();
    writes = writes.filter((time) => now - time < 60_000);
    if (writes.length < WRITES_A_MINUTE) break;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  writes.push(Date.now());
}

async function writeItem(key: string, item: Item): Promise<void> {
  try {
    const bytes = new TextEncoder().encode(key + JSON.stringify(item)).length;
    if (bytes > SYNCED_ITEM_BYTES) throw new RangeError(`${key} holds ${bytes} bytes`);
    await storage.setItem(`sync:${key}`, item);
  } catch {
    await storage.setItem(`local:${key}`, item);
    return;
  }
  await storage.removeItem(`local:${key}`);
}

/** What an item holds; undefined when it has not the shape of an item. */
export function itemValue(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || !('value' in item)) return undefined;
  return item.value;
}

/**
 * Keeps what did not parse under a name of its own, once, so that nothing a reader chose is lost.
 * The item itself stays: removing it would remove it from other devices, which may be newer.
 */
export async function setAside(key: string, item: unknown): Promise<void> {
  const text = JSON.stringify(item);
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (hash * 31 + text.charCodeAt(i)) | 0;
  const name = `local:set-aside.${key}.${(hash >>> 0).toString(36)}` as const;
  try {
    if ((await storage.getItem(name)) === null) await storage.setItem(name, item);
  } catch {
    // Without storage there is nowhere to keep it; the item itself has not been touched.
  }
}
