import * as v from 'valibot';
import { listOwnGlossaries, loadOwnGlossary, type OwnGlossary, OwnTerm } from './own-glossaries.ts';
import { PartialPreferences } from './preferences.ts';
import { parseHost } from './sites.ts';
import { loadSettings } from './store.ts';

/** Everything a reader chose, in one file. */
const Backup = v.object({
  inlay: v.literal(1),
  preferences: v.optional(PartialPreferences, {}),
  sites: v.optional(
    v.object({
      mode: v.optional(v.picklist(['everywhere', 'chosen']), 'everywhere'),
      rules: v.optional(v.record(v.string(), v.boolean()), {}),
    }),
    {},
  ),
  known: v.optional(v.array(v.string()), []),
  glossaries: v.optional(
    v.array(
      v.object({ id: v.string(), title: v.string(), on: v.boolean(), terms: v.array(OwnTerm) }),
    ),
    [],
  ),
});
export type Backup = v.InferOutput<typeof Backup>;

/** Largest file that is read. */
const LARGEST_BYTES = 20_000_000;

/** What is wrong with a backup file: where, and the value found there. */
export interface BackupFault {
  reason: 'too-large' | 'not-json' | 'not-backup' | 'field' | 'host';
  detail: string;
}

/** Everything as the text of a file. */
export async function exportBackup(): Promise<string> {
  const { preferences, sites, known } = await loadSettings();
  const glossaries: OwnGlossary[] = [];
  for (const { id } of await listOwnGlossaries()) {
    const glossary = await loadOwnGlossary(id);
    if (glossary) glossaries.push(glossary);
  }
  const { mode, rules } = sites;
  const backup: Backup = {
    inlay: 1,
    preferences,
    sites: { mode, rules },
    known: [...known],
    glossaries,
  };
  return `${JSON.stringify(backup, null, 2)}\n`;
}

/** Reads a backup; a file with any fault is not used at all. */
export function parseBackup(text: string): { backup: Backup } | { fault: BackupFault } {
  if (text.length > LARGEST_BYTES) return { fault: { reason: 'too-large', detail: '' } };
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { fault: { reason: 'not-json', detail: String(error) } };
  }
  if (typeof data !== 'object' || data === null || !('inlay' in data)) {
    return { fault: { reason: 'not-backup', detail: '' } };
  }
  const parsed = v.safeParse(Backup, data);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const detail = `${v.getDotPath(issue) ?? ''}: ${issue.received}`;
    return { fault: { reason: 'field', detail } };
  }
  const strange = Object.keys(parsed.output.sites.rules).find((host) => parseHost(host) !== host);
  if (strange !== undefined) return { fault: { reason: 'host', detail: strange } };
  return { backup: parsed.output };
}
