/**
 * Long lists are stored in several items: a synced item may hold 8 kB, and an edit then meets an
 * edit from another device only when both fall into the same item.
 */
export type Bucket = Record<string, boolean>;

/** Eight items of 8 kB hold about 2,500 hosts or words. */
export const BUCKETS = 8;

/** Names of the items a list is stored in. */
export function bucketKeys(list: string): string[] {
  return Array.from({ length: BUCKETS }, (_, index) => `${list}.${index}`);
}

/** Name of the item that holds `name`. */
export function bucketKey(list: string, name: string): string {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = (hash * 31 + name.charCodeAt(i)) | 0;
  return `${list}.${(hash >>> 0) % BUCKETS}`;
}

/** `bucket` with the changes made; undefined removes. */
export function changed(bucket: Bucket, changes: Record<string, boolean | undefined>): Bucket {
  const result = { ...bucket };
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) delete result[name];
    else result[name] = value;
  }
  return result;
}

/** The changes sorted by the item each falls into. */
export function byBucket(
  list: string,
  changes: Record<string, boolean | undefined>,
): Map<string, Record<string, boolean | undefined>> {
  const sorted = new Map<string, Record<string, boolean | undefined>>();
  for (const [name, value] of Object.entries(changes)) {
    const key = bucketKey(list, name);
    const group = sorted.get(key) ?? {};
    group[name] = value;
    sorted.set(key, group);
  }
  return sorted;
}
