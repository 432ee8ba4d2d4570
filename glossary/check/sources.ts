import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../entry.ts';
import type { Finding } from './checker.ts';

/** Publishers whose pages may stand as a source, by host; subdomains included. */
const TRUSTED = readFileSync(join(import.meta.dirname, 'trusted-publishers.txt'), 'utf8')
  .split('\n')
  .map((line) => line.replace(/#.*/, '').trim())
  .filter(Boolean);

export function sourceFaults({ sources }: Entry): Finding[] {
  const found: Finding[] = [];
  const urls = new Set<string>();
  for (const { url } of sources) {
    const host = new URL(url).hostname.replace(/^www\./, '');
    const trusted = TRUSTED.some(
      (publisher) => host === publisher || host.endsWith(`.${publisher}`),
    );
    if (!trusted)
      found.push({ field: 'sources', reason: `${host} is not among the trusted publishers` });
    if (urls.has(url)) found.push({ field: 'sources', reason: `${url} stands twice` });
    urls.add(url);
  }
  return found;
}
