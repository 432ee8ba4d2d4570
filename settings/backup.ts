import * as v from 'valibot';
import { listOwnGlossaries, loadOwnGlossary, type OwnGlossary, OwnTerm } from './own-glossaries.ts';
import { PartialPreferences } from './preferences.ts';
import { parseHost } from './sites.ts';
import { loadSettings } from './store.ts';
import { lineOfJsonError, readTextFile } from './text-files.ts';

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
  /** From 1, where a line is to blame. */
  line?: number;
  reason: 'too-large' | 'encoding' | 'not-json' | 'not-backup' | 'field' | 'host';
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

/** Reads a file of a backup; a file with any fault is not used at all. */
export async function readBackup(file: Blob): Promise<{ backup: Backup } | { fault: BackupFault }> {
  const read = await readTextFile(file, LARGEST_BYTES);
  if ('text' in read) return parseBackup(read.text);
  const { reason, line } = read.fault;
  return { fault: { reason, detail: '', ...(reason === 'encoding' && { line }) } };
}

/** Reads the text of a backup. */
export function parseBackup(text: string): { backup: Backup } | { fault: BackupFault } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const line = lineOfJsonError(text, String(error));
    return { fault: { line, reason: 'not-json', detail: '' } };
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
