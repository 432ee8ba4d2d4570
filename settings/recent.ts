import * as v from 'valibot';
import { storage } from 'wxt/utils/storage';

/** The last look-ups, on this device only, and only while the reader wants them kept. */
const KEY = 'local:recent';
const KEPT = 8;
const Ids = v.array(v.string());

/** Ids of the entries looked up last, latest first. */
export async function loadRecent(): Promise<string[]> {
  try {
    const parsed = v.safeParse(Ids, await storage.getItem(KEY));
    return parsed.success ? parsed.output : [];
  } catch {
    return [];
  }
}

export async function addRecent(id: string): Promise<void> {
  const others = (await loadRecent()).filter((other) => other !== id);
  await storage.setItem(KEY, [id, ...others].slice(0, KEPT));
}

export function clearRecent(): Promise<void> {
  return storage.removeItem(KEY);
}
