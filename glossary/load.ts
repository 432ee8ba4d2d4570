import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { isMap, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { Entry } from './entry.ts';
import { WrittenEntry } from './schema.ts';
import { slug } from './slug.ts';

/** Something wrong in the glossary, told so that the writer finds it. */
export interface Fault {
  file: string;
  /** From 1. */
  line: number;
  /** The entry's term, or '' when it has none yet. */
  entry: string;
  field?: string;
  reason: string;
}

/** One line for people: `vasculitis.yaml:12: angiitis: short: must not be empty`. */
export function describeFault(fault: Fault): string {
  const where = [`${fault.file}:${fault.line}`, fault.entry, fault.field].filter(Boolean);
  return `${where.join(': ')}: ${fault.reason}`;
}

/** Reads every `*.yaml` of the folder. Entries with faults are left out, and the faults told. */
export function loadEntries(folder: string): { entries: Entry[]; faults: Fault[] } {
  const entries: Entry[] = [];
  const faults: Fault[] = [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  for (const file of files.sort()) {
    readTopic(file, readFileSync(join(folder, file), 'utf8'), entries, faults);
  }
  return { entries, faults: [...faults, ...repeatedIds(entries)] };
}

/** Reads the text of one topic file, adding to `entries` and `faults`. */
export function readTopic(file: string, text: string, entries: Entry[], faults: Fault[]): void {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  for (const error of document.errors) {
    const reason = error.message.split('\n')[0] ?? '';
    faults.push({ file, line: lines.linePos(error.pos[0]).line, entry: '', reason });
  }
  const lineOf = (node: unknown) => lines.linePos((node as Node | null)?.range?.[0] ?? 0).line;
  const root = document.contents;
  if (root === null) return;
  if (!isSeq(root)) {
    faults.push({ file, line: 1, entry: '', reason: 'must be a list of entries' });
    return;
  }
  for (const item of root.items) {
    if (!isMap(item)) {
      faults.push({ file, line: lineOf(item), entry: '', reason: 'must be an entry' });
      continue;
    }
    const term = String(item.get('term') ?? '');
    const parsed = v.safeParse(WrittenEntry, item.toJS(document));
    if (parsed.success) {
      const line = lineOf(item);
      const topic = basename(file, '.yaml');
      entries.push({ ...parsed.output, id: slug(parsed.output.term), topic, line });
      continue;
    }
    for (const issue of parsed.issues) {
      const path = (issue.path ?? []).map(({ key }) => key as string | number);
      const field = path.join('.') || undefined;
      faults.push({
        file,
        line: lineOfPath(item, path, lineOf),
        entry: term,
        field,
        reason: reasonOf(issue),
      });
    }
  }
}

function reasonOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type !== 'strict_object') return issue.message;
  return issue.expected === 'never' ? 'is not a known field' : 'is missing';
}

/** The line of the deepest node on the path that exists. */
function lineOfPath(
  item: YAMLMap,
  path: (string | number)[],
  lineOf: (node: unknown) => number,
): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = item.getIn(path.slice(0, depth), true);
    if (node) return lineOf(node);
  }
  return lineOf(item);
}

function repeatedIds(entries: readonly Entry[]): Fault[] {
  const first = new Map<string, Entry>();
  const faults: Fault[] = [];
  for (const entry of entries) {
    const other = first.get(entry.id);
    if (other) {
      const reason = `is an entry already, in ${other.topic}.yaml:${other.line}`;
      faults.push({
        file: `${entry.topic}.yaml`,
        line: entry.line,
        entry: entry.term,
        field: 'term',
        reason,
      });
    } else {
      first.set(entry.id, entry);
    }
  }
  return faults;
}
