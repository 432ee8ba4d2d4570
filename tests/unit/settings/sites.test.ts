import { describe, expect, test } from 'vitest';
import {
  DEFAULT_SITES,
  flipSite,
  hostOf,
  LOCAL_FILES,
  parseHost,
  type SiteRules,
  siteVerdict,
  switchHost,
} from '../../../settings/sites.ts';
import { parseSites, readSitesFile, sitesText } from '../../../settings/sites-file.ts';

const sites = (rules: Record<string, boolean>, more: Partial<SiteRules> = {}): SiteRules => ({
  ...DEFAULT_SITES,
  rules,
  ...more,
});

describe('a rule', () => {
  test('covers the host and its subdomains, not a name that ends alike', () => {
    const rules = sites({ 'example.org': false });
    expect(siteVerdict(rules, 'example.org').on).toBe(false);
    expect(siteVerdict(rules, 'en.m.example.org').on).toBe(false);
    expect(siteVerdict(rules, 'myexample.org').on).toBe(true);
    expect(siteVerdict(rules, 'org').on).toBe(true);
  });

  test('gives way to a more specific one, which is named', () => {
    const rules = sites({ 'example.org': false, 'health.example.org': true });
    expect(siteVerdict(rules, 'a.health.example.org')).toEqual({
      on: true,
      decidedBy: { kind: 'rule', host: 'health.example.org' },
    });
    expect(siteVerdict(rules, 'b.example.org')).toEqual({
      on: false,
      decidedBy: { kind: 'rule', host: 'example.org' },
    });
  });

  test('is silent during a pause, and where there is none the mode decides', () => {
    expect(siteVerdict(sites({ 'a.org': true }, { paused: true }), 'a.org')).toEqual({
      on: false,
      decidedBy: { kind: 'paused' },
    });
    expect(siteVerdict(sites({}), 'a.org')).toEqual({ on: true, decidedBy: { kind: 'mode' } });
    expect(siteVerdict(sites({}, { mode: 'chosen' }), 'a.org').on).toBe(false);
  });

  test.each(['__proto__', 'constructor', 'toString', ''])(
    'is not made up for the host "%s"',
    (host) => {
      expect(siteVerdict(sites({}), host).decidedBy).toEqual({ kind: 'mode' });
    },
  );
});

describe('hosts', () => {
  test.each([
    ['https://www.Example.org:8080/a?b', 'www.example.org'],
    ['http://example.org./', 'example.org'],
    ['https://bücher.example/', 'xn--bcher-kva.example'],
    ['http://127.0.0.1:3000/', '127.0.0.1'],
    ['file:///home/a.html', LOCAL_FILES],
    ['chrome://settings', undefined],
    ['about:blank', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s is %s', (url, host) => expect(hostOf(url)).toBe(host));

  test.each([
    [' Example.org ', 'example.org'],
    ['*.example.org', 'example.org'],
    ['https://example.org/path', 'example.org'],
    ['example.org/path', 'example.org'],
    ['localhost:3000', 'localhost'],
    ['file:', LOCAL_FILES],
    ['chrome://settings', undefined],
    ['two words', undefined],
    ['', undefined],
  ])('typed as "%s" means %s', (typed, host) => expect(parseHost(typed)).toBe(host));

  test('a switch stands for the site without www', () => {
    expect(switchHost('www.example.org')).toBe('example.org');
    expect(switchHost('www.org')).toBe('www.org');
    expect(switchHost('en.example.org')).toBe('en.example.org');
  });
});

describe('a flipped switch', () => {
  test('makes a rule for the whole site, and takes away one in the way', () => {
    const rules = sites({ 'www.example.org': true });
    expect(flipSite(rules, 'www.example.org', false).changes).toEqual({
      'www.example.org': undefined,
      'example.org': false,
    });
  });

  test('leaves no rule where none is needed', () => {
    expect(flipSite(sites({ 'example.org': false }), 'example.org', true).changes).toEqual({
      'example.org': undefined,
    });
  });

  test('ends a pause when it turns a site on, and only then', () => {
    expect(flipSite(sites({}, { paused: true }), 'a.org', true).endPause).toBe(true);
    expect(flipSite(sites({}, { paused: true }), 'a.org', false).endPause).toBe(false);
  });
});

describe('a file of sites', () => {
  test('comes back as it was saved', () => {
    const rules = { 'example.org': false, 'b.example.org': true, [LOCAL_FILES]: true };
    expect(parseSites(sitesText(rules))).toEqual({ rules, faults: [] });
  });

  test('with faults is refused whole, naming each line', () => {
    expect(parseSites('a.org,on\n\ntwo words,on\nb.org\nA.org,off\n')).toEqual({
      rules: {},
      faults: [
        { line: 3, reason: 'not-site', detail: 'two words,on' },
        { line: 4, reason: 'not-site', detail: 'b.org' },
        { line: 5, reason: 'twice', detail: '1' },
      ],
    });
  });

  test('that is too large is refused unread', async () => {
    const file = new Blob(['a.org,on\n'.repeat(60_000)]);
    expect((await readSitesFile(file)).faults).toMatchObject([{ reason: 'too-large' }]);
  });
});
