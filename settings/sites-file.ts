import { parseHost } from './sites.ts';
import { readTextFile, type TextFault } from './text-files.ts';

/** What is wrong with a file of sites, where. */
export interface SitesFault {
  /** From 1. */
  line: number;
  reason: TextFault['reason'] | 'not-site' | 'twice';
  /** What stands there, or the earlier line of the same site. */
  detail: string;
}

/** Rules read, or why none were: never some of each. */
export interface ParsedSites {
  rules: Record<string, boolean>;
  faults: SitesFault[];
}

/** Largest file that is read: more than ten thousand sites. */
const LARGEST_BYTES = 500_000;
/** Faults past this many are not listed. */
const MOST_FAULTS = 20;

/** Site rules as text: a host, a comma and "on" or "off" on each line. */
export function sitesText(rules: Readonly<Record<string, boolean>>): string {
  return Object.entries(rules)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([host, on]) => `${host},${on ? 'on' : 'off'}\n`)
    .join('');
}

/** Reads a file of sites. */
export async function readSitesFile(file: Blob): Promise<ParsedSites> {
  const read = await readTextFile(file, LARGEST_BYTES);
  if ('text' in read) return parseSites(read.text);
  return { rules: {}, faults: [{ ...read.fault, detail: '' }] };
}

/** Reads what `sitesText` writes; all lines with faults are named, and then no rule is returned. */
export function parseSites(text: string): ParsedSites {
  const lines = new Map<string, number>();
  const rules: Record<string, boolean> = {};
  const faults: SitesFault[] = [];
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .forEach((source, index) => {
      if (source.trim() === '') return;
      const line = index + 1;
      const [typed = '', state = ''] = source.split(',').map((part) => part.trim());
      const host = parseHost(typed);
      const earlier = host === undefined ? undefined : lines.get(host);
      if (host === undefined || !/^(on|off)$/i.test(state)) {
        faults.push({ line, reason: 'not-site', detail: source.slice(0, 60) });
      } else if (earlier !== undefined) {
        faults.push({ line, reason: 'twice', detail: String(earlier) });
      } else {
        lines.set(host, line);
        rules[host] = state.toLowerCase() === 'on';
      }
    });
  return faults.length > 0
    ? { rules: {}, faults: faults.slice(0, MOST_FAULTS) }
    : { rules, faults };
}
