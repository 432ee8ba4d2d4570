import { parseHost } from './sites.ts';

/** A line of a file of sites that cannot be read. */
export interface SitesFault {
  /** From 1. */
  line: number;
  text: string;
}

/** Longest file that is read, in characters. */
const LONGEST = 500_000;

/** Site rules as text: a host, a comma and "on" or "off" on each line. */
export function sitesText(rules: Readonly<Record<string, boolean>>): string {
  return Object.entries(rules)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([host, on]) => `${host},${on ? 'on' : 'off'}\n`)
    .join('');
}

/** Reads what `sitesText` writes; all lines with faults are named, and then no rule is returned. */
export function parseSites(text: string): { rules: Record<string, boolean>; faults: SitesFault[] } {
  if (text.length > LONGEST) return { rules: {}, faults: [{ line: 1, text: text.slice(0, 40) }] };
  const rules: Record<string, boolean> = {};
  const faults: SitesFault[] = [];
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .forEach((source, index) => {
      if (source.trim() === '') return;
      const [typed = '', state = ''] = source.split(',').map((part) => part.trim());
      const host = parseHost(typed);
      if (host === undefined || !/^(on|off)$/i.test(state)) {
        faults.push({ line: index + 1, text: source.slice(0, 60) });
      } else {
        rules[host] = state.toLowerCase() === 'on';
      }
    });
  return faults.length > 0 ? { rules: {}, faults } : { rules, faults };
}
