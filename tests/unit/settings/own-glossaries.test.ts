import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { findCandidates } from '../../../glossary/match.ts';
import { decodeIndex } from '../../../glossary/match-index.ts';
import { exportBackup, parseBackup, readBackup } from '../../../settings/backup.ts';
import {
  listOwnGlossaries,
  loadOwnCards,
  loadOwnGlossary,
  loadOwnIndex,
  watchOwnIndex,
} from '../../../settings/own-glossaries.ts';
import {
  glossaryCsv,
  parseGlossaryText,
  readGlossaryFile,
} from '../../../settings/own-glossary-file.ts';
import {
  putOwnGlossary,
  rebuildOwnIndex,
  removeOwnGlossary,
  setOwnGlossaryOn,
} from '../../../settings/own-glossary-import.ts';
import { resetEverything, restoreBackup } from '../../../settings/restore.ts';
import { readSitesFile } from '../../../settings/sites-file.ts';
import { loadSettings, savePreferences, setKnown, setSite } from '../../../settings/store.ts';

const PORT = { term: 'port', meaning: 'A small device under the skin.', also: ['port-a-cath'] };
const LIN = { term: 'Dr Lin', meaning: 'My kidney doctor.', also: [] };

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.runtime.getManifest = () => ({ version: '1.0' }) as never;
  vi.restoreAllMocks();
});

describe('a file of own terms', () => {
  test.each([
    ['comma', 'port,A small device\nDr Lin,My doctor\n'],
    ['semicolon', 'port;A small device\r\nDr Lin;My doctor'],
    ['tab', '\uFEFFport\tA small device\nDr Lin\tMy doctor\n\n'],
    ['heading and quotes', 'Term,Meaning\n"port","A small device"\nDr Lin,"My doctor"\n'],
    [
      'JSON list',
      '[{"term":"port","meaning":"A small device"},{"term":"Dr Lin","meaning":"My doctor"}]',
    ],
    ['JSON object', '{"port":"A small device","Dr Lin":"My doctor"}'],
  ])('is read with %s', (_, text) => {
    expect(parseGlossaryText(text)).toEqual({
      terms: [
        { term: 'port', meaning: 'A small device', also: [] },
        { term: 'Dr Lin', meaning: 'My doctor', also: [] },
      ],
      faults: [],
    });
  });

  test('keeps commas, quotes and line breaks inside quotes, and other names', () => {
    const terms = [{ term: 'a "b", c', meaning: 'one\ntwo', also: ['d', 'ee, f'] }];
    expect(parseGlossaryText(glossaryCsv(terms)).terms).toEqual([{ ...terms[0], also: ['ee, f'] }]);
  });

  test.each([
    ['a duplicate', 'port,a\nPort,b\n', 2, 'duplicate', '1'],
    ['no meaning', 'port,a\nline,\n', 2, 'no-meaning', 'line'],
    ['no second column', 'port,a\nline\n', 2, 'columns', 'line'],
    ['a comma that wants quotes', 'port,a\nline,b, and c\n', 2, 'columns', 'line'],
    ['no term', 'port,a\n,b\n', 2, 'no-term', 'b'],
    ['a single letter', 'port,a\nx,b\n', 2, 'short-term', 'x'],
    ['a term too long', `port,a\n${'x'.repeat(101)},b\n`, 2, 'long-term', 'xxx'],
    ['a meaning too long', `port,a\nline,${'x'.repeat(1001)}\n`, 2, 'long-meaning', 'line'],
    ['an open quotation mark', 'port,a\n"line,b\nmore,c\n', 2, 'quote', ''],
    ['a duplicate after a quoted line break', 'port,"a\nb"\nport,c\n', 3, 'duplicate', '1'],
    ['broken JSON', '[\n{"term":"a",\n"meaning" "b"}]', 3, 'not-json', ''],
    [
      'JSON of another shape',
      '[\n {"term":"aa","meaning":"b"},\n {"term":"cc"}]',
      3,
      'json-shape',
      'cc',
    ],
    [
      'a JSON duplicate',
      '[\n{"term":"aa","meaning":"b"},\n\n{"term":"AA","meaning":"c"}]',
      4,
      'duplicate',
      '2',
    ],
    ['nothing', ' \n', 1, 'empty', ''],
    ['too much', 'x'.repeat(2_000_001), 1, 'too-large', ''],
  ])('with %s is refused whole, naming the line', (_, text, line, reason, detail) => {
    const { terms, faults } = parseGlossaryText(text);
    expect(terms).toEqual([]);
    expect(faults).toContainEqual(
      expect.objectContaining({ line, reason, detail: expect.stringContaining(detail) }),
    );
  });

  test('with too many terms is refused', () => {
    const text = Array.from({ length: 5001 }, (_, i) => `term ${i},meaning`).join('\n');
    expect(parseGlossaryText(text).faults).toContainEqual({
      line: 5001,
      reason: 'too-many',
      detail: '5000',
    });
  });

  test('larger than is read is refused unread', async () => {
    const file = new Blob(['x'.repeat(2_000_001)]);
    const read = vi.spyOn(file, 'arrayBuffer');
    expect((await readGlossaryFile(file)).faults).toMatchObject([{ reason: 'too-large' }]);
    expect(read).not.toHaveBeenCalled();
  });
});

describe('files in other encodings', () => {
  const latin1 = (text: string) => new Blob([Uint8Array.from(text, (c) => c.charCodeAt(0))]);
  const utf16 = (text: string) => new Blob([Uint16Array.from(text, (c) => c.charCodeAt(0))]);
  const refused = [{ line: 2, reason: 'encoding', detail: '' }];

  test('such as Latin-1 are refused, naming the line', async () => {
    expect((await readGlossaryFile(latin1('port,ok\nBehçet,illness\n'))).faults).toEqual(refused);
    expect((await readSitesFile(latin1('a.org,on\nmünchen.de,off\n'))).faults).toEqual(refused);
    const backup = latin1('{"inlay":1,\n"glossaries":[{"title":"Médico"}]}');
    expect(await readBackup(backup)).toEqual({ fault: refused[0] });
  });

  test('in UTF-16 with its mark, as some spreadsheets save, are read', async () => {
    const terms = [{ term: 'port', meaning: 'Behçet', also: [] }];
    const text = 'port\tBehçet\n';
    expect((await readGlossaryFile(utf16(`\uFEFF${text}`))).terms).toEqual(terms);
    const swapped = [...`\uFEFF${text}`].flatMap((c) => [
      c.charCodeAt(0) >> 8,
      c.charCodeAt(0) & 255,
    ]);
    expect((await readGlossaryFile(new Blob([Uint8Array.from(swapped)]))).terms).toEqual(terms);
    expect((await readSitesFile(utf16('\uFEFFa.org,on'))).rules).toEqual({ 'a.org': true });
  });

  test('in UTF-16 without its mark, or no text at all, are refused', async () => {
    expect((await readGlossaryFile(utf16('port,ok\n'))).faults).toMatchObject([
      { reason: 'encoding' },
    ]);
    const picture = new Blob([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff, 0xd8)]);
    expect((await readGlossaryFile(picture)).faults).toMatchObject([{ reason: 'encoding' }]);
    expect(await readBackup(picture)).toMatchObject({ fault: { reason: 'encoding' } });
  });
});

describe('own glossaries', () => {
  test('are matched in pages by an index that is stored ready', async () => {
    await putOwnGlossary('My clinic', [PORT, LIN]);
    const index = await loadOwnIndex();
    const found = findCandidates(
      [decodeIndex(index ?? '')],
      'The ports and Dr Lin, a port-a-cath.',
    );
    expect(found.map(({ senses }) => senses[0]?.id)).toEqual([
      'own.my-clinic.port',
      'own.my-clinic.dr-lin',
      'own.my-clinic.port',
    ]);
  });

  test('have cards that say where they come from', async () => {
    await putOwnGlossary('My clinic', [PORT]);
    expect(await loadOwnCards()).toMatchObject([
      { id: 'own.my-clinic.port', term: 'port', own: 'My clinic', short: { text: PORT.meaning } },
    ]);
  });

  test('can be off, on again, replaced and removed', async () => {
    await putOwnGlossary('My clinic', [PORT, LIN]);
    await setOwnGlossaryOn('my-clinic', false);
    expect(await loadOwnIndex()).toBeUndefined();
    expect(await loadOwnCards()).toEqual([]);
    await setOwnGlossaryOn('my-clinic', true);
    expect(await loadOwnCards()).toHaveLength(2);
    await putOwnGlossary('My clinic', [PORT]);
    expect(await listOwnGlossaries()).toEqual([
      { id: 'my-clinic', title: 'My clinic', on: true, size: 1 },
    ]);
    await removeOwnGlossary('my-clinic');
    expect(await loadOwnGlossary('my-clinic')).toBeUndefined();
    expect(await fakeBrowser.storage.local.get()).toEqual({ 'own-glossaries': [] });
  });

  test('that do not fit leave everything as it was', async () => {
    await putOwnGlossary('My clinic', [PORT]);
    const before = await fakeBrowser.storage.local.get();
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('QUOTA_BYTES'));
    await expect(putOwnGlossary('Large', [LIN])).rejects.toThrow();
    vi.restoreAllMocks();
    expect(await fakeBrowser.storage.local.get()).toEqual(before);
  });

  test('are indexed anew after an update, whose format may be another', async () => {
    await putOwnGlossary('My clinic', [PORT]);
    const before = await loadOwnIndex();
    fakeBrowser.runtime.getManifest = () => ({ version: '99.0' }) as never;
    expect(await loadOwnIndex()).toBeUndefined();
    await rebuildOwnIndex();
    expect(await loadOwnIndex()).toBe(before);
  });

  test('are told to open tabs', async () => {
    const seen: (string | undefined)[] = [];
    watchOwnIndex((index) => seen.push(index), new AbortController().signal);
    await putOwnGlossary('My clinic', [PORT]);
    await vi.waitFor(() => expect(seen.at(-1)).toEqual(expect.any(String)));
    await removeOwnGlossary('my-clinic');
    await vi.waitFor(() => expect(seen.at(-1)).toBeUndefined());
    expect(seen.length).toBeGreaterThan(1);
  });
});

describe('a backup', () => {
  test('brings everything back', async () => {
    await savePreferences({ theme: 'dark' });
    await setSite('example.org', false);
    await setKnown('lupus', true);
    await putOwnGlossary('My clinic', [PORT]);
    await setOwnGlossaryOn('my-clinic', false);
    const text = await exportBackup();
    await resetEverything();
    expect((await loadSettings()).known).toEqual([]);
    expect(await listOwnGlossaries()).toEqual([]);

    const parsed = parseBackup(text);
    if (!('backup' in parsed)) throw new Error(JSON.stringify(parsed));
    await restoreBackup(parsed.backup);
    expect(await exportBackup()).toBe(text);
  });

  test('that does not fit leaves everything as it was', async () => {
    await setKnown('lupus', true);
    await putOwnGlossary('My clinic', [PORT]);
    const { sync, local } = fakeBrowser.storage;
    const before = [await sync.get(), await local.get()];
    // The glossaries still fit; what comes after them does not.
    const put = local.set.bind(local);
    const none = () => Promise.reject(new Error('QUOTA_BYTES'));
    vi.spyOn(sync, 'set').mockImplementationOnce(none);
    vi.spyOn(local, 'set').mockImplementationOnce(put).mockImplementationOnce(none);
    const backup = {
      inlay: 1 as const,
      preferences: { theme: 'dark' as const },
      sites: { mode: 'chosen' as const, rules: { 'a.org': true } },
      known: ['ana'],
      glossaries: [{ id: 'ward', title: 'Ward', on: true, terms: [LIN] }],
    };
    await expect(restoreBackup(backup)).rejects.toThrow();
    vi.restoreAllMocks();
    expect([await sync.get(), await local.get()]).toEqual(before);
  });

  test.each([
    ['not JSON', '{', 'not-json', ''],
    ['something else', '{"a":1}', 'not-backup', ''],
    ['a list', '[]', 'not-backup', ''],
    ['a wrong value', '{"inlay":1,"preferences":{"theme":"plaid"}}', 'field', 'preferences.theme'],
    ['a wrong host', '{"inlay":1,"sites":{"rules":{"two words":true}}}', 'host', 'two words'],
  ])('that is %s is refused', (_, text, reason, detail) => {
    expect(parseBackup(text)).toMatchObject({
      fault: { reason, detail: expect.stringContaining(detail) },
    });
  });
});
