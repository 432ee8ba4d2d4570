/** On which sites words are explained: pure rules, no storage. */
export interface SiteRules {
  /** Off on all sites until the reader ends it; the rules are kept. */
  paused: boolean;
  /** What holds where no rule does: `everywhere` on, `chosen` off. */
  mode: 'everywhere' | 'chosen';
  /** By host. A rule covers the host's subdomains; the most specific rule wins. */
  rules: Record<string, boolean>;
}

export const DEFAULT_SITES: SiteRules = { paused: false, mode: 'everywhere', rules: {} };

/** Stands for the host of pages opened from this device, which have none. */
export const LOCAL_FILES = 'file:';

export interface SiteVerdict {
  on: boolean;
  decidedBy: { kind: 'paused' } | { kind: 'rule'; host: string } | { kind: 'mode' };
}

/** The host that rules name for a page: its host name, `file:`, or undefined (chrome:, about:). */
export function hostOf(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  const { protocol, hostname } = new URL(url);
  if (protocol === 'file:') return LOCAL_FILES;
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  return hostname.replace(/\.$/, '');
}

/** Whether words are explained on `host`, and what says so. */
export function siteVerdict(rules: SiteRules, host: string): SiteVerdict {
  if (rules.paused) return { on: false, decidedBy: { kind: 'paused' } };
  for (let name = host.replace(/\.$/, ''); name !== ''; name = parentOf(name)) {
    const on = Object.hasOwn(rules.rules, name) ? rules.rules[name] : undefined;
    if (on !== undefined) return { on, decidedBy: { kind: 'rule', host: name } };
  }
  return { on: rules.mode === 'everywhere', decidedBy: { kind: 'mode' } };
}

/** The host a switch on a page stands for: to a reader www.example.org is example.org. */
export function switchHost(host: string): string {
  return host.startsWith('www.') && host.split('.').length > 2 ? host.slice('www.'.length) : host;
}

/**
 * The changes to the rules that turn a page's site on or off, so that a switch always does what it
 * says: a pause ends when a site is turned on, a rule for a part of the site that stands in the way
 * goes, and no rule is made where none is needed.
 * @returns rules by host, undefined where a rule is to be removed, and whether the pause ends
 */
export function flipSite(
  rules: SiteRules,
  pageHost: string,
  on: boolean,
): { changes: Record<string, boolean | undefined>; endPause: boolean } {
  const host = switchHost(pageHost);
  const changes: Record<string, boolean | undefined> = {};
  for (let name = pageHost; name.length > host.length; name = parentOf(name)) {
    if (Object.hasOwn(rules.rules, name)) changes[name] = undefined;
  }
  const kept = { ...rules.rules };
  for (const name of [...Object.keys(changes), host]) delete kept[name];
  const without = siteVerdict({ ...rules, paused: false, rules: kept }, host);
  if (without.on !== on) changes[host] = on;
  else if (Object.hasOwn(rules.rules, host)) changes[host] = undefined;
  return { changes, endPause: on && rules.paused };
}

/** The host meant by what a reader typed or pasted (a host, or an address), or undefined. */
export function parseHost(typed: string): string | undefined {
  const text = typed.trim().replace(/^\*\./, '');
  if (text === LOCAL_FILES) return LOCAL_FILES;
  if (text === '' || /\s/.test(text)) return undefined;
  return hostOf(/^[a-z][a-z+.-]*:\/\//i.test(text) ? text : `https://${text}`);
}

function parentOf(host: string): string {
  const dot = host.indexOf('.');
  return dot === -1 ? '' : host.slice(dot + 1);
}
