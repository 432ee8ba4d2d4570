import * as v from 'valibot';
import { type OwnTerm, slug } from './own-glossaries.ts';
import { lineOfJsonError, readTextFile } from './text-files.ts';

/** Largest file that is read: about five thousand terms with a sentence each. */
export const LARGEST_BYTES = 2_000_000;
export const MOST_TERMS = 5000;
const LONGEST_TERM = 100;
const LONGEST_MEANING = 1000;
/** Faults past this many are not listed. */
const MOST_FAULTS = 20;

export type FaultReason =
  | 'too-large'
  | 'encoding'
  | 'not-json'
  | 'json-shape'
  | 'quote'
  | 'columns'
  | 'no-term'
  | 'no-meaning'
  | 'short-term'
  | 'long-term'
  | 'long-meaning'
  | 'duplicate'
  | 'too-many'
  | 'empty';

/** What is wrong with a file, where. */
export interface FileFault {
  /** From 1. */
  line: number;
  reason: FaultReason;
  /** What stands there, or the earlier line of a duplicate. */
  detail: string;
}

/** Terms read, or why none were: never some of each. */
export type ParsedFile =
  | { terms: OwnTerm[]; faults: [] }
  | { terms: []; faults: [FileFault, ...FileFault[]] };

interface Row {
  line: number;
  term: string;
  meaning: string;
  also: string[];
}

/** A fault found while reading rows, before the rows themselves can be judged. */
class Unreadable extends Error {
  readonly fault: FileFault;

  constructor(line: number, reason: FaultReason, detail = '') {
    super(reason);
    this.fault = { line, reason, detail };
  }
}

/** Reads a CSV or JSON file of terms. */
export async function readGlossaryFile(file: Blob): Promise<ParsedFile> {
  const read = await readTextFile(file, LARGEST_BYTES);
  return 'fault' in read
    ? failed(read.fault.line, read.fault.reason)
    : parseGlossaryText(read.text);
}

/** Reads terms pasted or decoded: JSON when it begins like JSON, else CSV. */
export function parseGlossaryText(source: string): ParsedFile {
  const text = source.replace(/^\uFEFF/, '');
  if (text.length > LARGEST_BYTES) return failed(1, 'too-large');
  if (text.trim() === '') return failed(1, 'empty');
  let rows: Row[];
  try {
    rows = /^\s*[[{]/.test(text) ? jsonRows(text) : csvRows(text);
  } catch (error) {
    if (error instanceof Unreadable) return { terms: [], faults: [error.fault] };
    throw error;
  }
  const [first, ...rest] = faultsOf(rows);
  if (first) return { terms: [], faults: [first, ...rest] };
  return { terms: rows.map(({ term, meaning, also }) => ({ term, meaning, also })), faults: [] };
}

/** Terms as a CSV file that `parseGlossaryText` reads back. */
export function glossaryCsv(terms: readonly OwnTerm[]): string {
  const cell = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = terms.map(({ term, meaning, also }) => [term, meaning, also.join('|')]);
  return [['term', 'meaning', 'also'], ...rows]
    .map((row) => `${row.map(cell).join(',')}\n`)
    .join('');
}

function failed(line: number, reason: FaultReason, detail = ''): ParsedFile {
  return { terms: [], faults: [{ line, reason, detail }] };
}

function faultsOf(rows: readonly Row[]): FileFault[] {
  if (rows.length === 0) return [{ line: 1, reason: 'empty', detail: '' }];
  const faults: FileFault[] = [];
  const lines = new Map<string, number>();
  for (const { line, term, meaning } of rows) {
    if (faults.length >= MOST_FAULTS) break;
    const key = slug(term);
    const earlier = lines.get(key);
    const add = (reason: FaultReason, detail: string) => faults.push({ line, reason, detail });
    if (term === '') add('no-term', meaning.slice(0, 40));
    else if (key.length < 2) add('short-term', term);
    else if (term.length > LONGEST_TERM) add('long-term', term.slice(0, 40));
    else if (meaning === '') add('no-meaning', term);
    else if (meaning.length > LONGEST_MEANING) add('long-meaning', term);
    else if (earlier !== undefined) add('duplicate', String(earlier));
    else lines.set(key, line);
  }
  const last = rows[MOST_TERMS];
  if (last) faults.push({ line: last.line, reason: 'too-many', detail: String(MOST_TERMS) });
  return faults;
}

const Item = v.object({
  term: v.string(),
  meaning: v.string(),
  also: v.optional(v.array(v.string()), []),
});

/** A list of `{ term, meaning, also? }`, or one object of term: meaning. */
function jsonRows(text: string): Row[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new Unreadable(lineOfJsonError(text, String(error)), 'not-json');
  }
  const lines = itemLines(text);
  const items = Array.isArray(data)
    ? data
    : Object.entries(data as object).map(([term, meaning]) => ({ term, meaning }));
  return items.map((item, index) => {
    const line = lines[index] ?? 1;
    const parsed = v.safeParse(Item, item);
    if (!parsed.success) {
      throw new Unreadable(line, 'json-shape', JSON.stringify(item).slice(0, 40));
    }
    const { term, meaning, also } = parsed.output;
    return { line, term: term.trim(), meaning: meaning.trim(), also: names(also) };
  });
}

/** The line on which each item of the outermost list or object begins. */
function itemLines(text: string): number[] {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let awaited = false;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '\n') line++;
    else if (quoted) {
      if (character === '\\') i++;
      else if (character === '"') quoted = false;
    } else if (character?.trim()) {
      if (awaited && depth === 1 && character !== ']' && character !== '}') {
        lines.push(line);
        awaited = false;
      }
      if (character === '"') quoted = true;
      else if (character === '[' || character === '{') awaited = ++depth === 1;
      else if (character === ']' || character === '}') depth--;
      else if (character === ',' && depth === 1) awaited = true;
    }
  }
  return lines;
}

const SEPARATORS = [',', ';', '\t'];

/** Rows of RFC 4180, separated by comma, semicolon or tab; a heading "term,meaning,also" is left out. */
function csvRows(text: string): Row[] {
  const firstLine = text.slice(0, text.search(/\r|\n|$/));
  const count = (separator: string) => firstLine.split(separator).length;
  const separator = SEPARATORS.reduce((best, next) => (count(next) > count(best) ? next : best));
  const rows = cells(text, separator).filter(({ values }) => values.some((value) => value !== ''));
  const heading = rows[0]?.values.map((value) => value.toLowerCase()) ?? [];
  const headed = heading[0] === 'term';
  // Without a heading that says so, a third column is a comma that wanted quotes.
  const columns = headed && heading[2] === 'also' ? 3 : 2;
  return rows.slice(headed ? 1 : 0).map(({ line, values }) => {
    const [term = '', meaning, also = ''] = values;
    if (meaning === undefined || values.slice(columns).some((value) => value !== '')) {
      throw new Unreadable(line, 'columns', values.join(separator).slice(0, 40));
    }
    return { line, term, meaning, also: names(also.split('|')) };
  });
}

function cells(text: string, separator: string): { line: number; values: string[] }[] {
  const rows: { line: number; values: string[] }[] = [];
  let values: string[] = [];
  let value = '';
  let line = 1;
  let began = 1;
  let quotedFrom = 0;
  for (let i = 0; i <= text.length; i++) {
    const character = text[i];
    if (quotedFrom > 0 && character !== undefined) {
      if (character === '\n') line++;
      if (character !== '"') value += character;
      else if (text[i + 1] === '"') value += text[++i];
      else quotedFrom = 0;
    } else if (character === '"' && value.trim() === '') {
      value = '';
      quotedFrom = line;
    } else if (character === separator) {
      values.push(value.trim());
      value = '';
    } else if (character === '\n' || character === undefined) {
      if (quotedFrom > 0) throw new Unreadable(quotedFrom, 'quote');
      rows.push({ line: began, values: [...values, value.trim()] });
      values = [];
      value = '';
      began = ++line;
    } else {
      value += character;
    }
  }
  return rows;
}

function names(list: readonly string[]): string[] {
  return list.map((name) => name.trim()).filter((name) => slug(name).length > 1);
}
