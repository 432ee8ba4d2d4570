import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inBothBrowsers } from './both-browsers.ts';
import { clickOn, expectText, forgetAll, settingsOf } from './own-pages.ts';

const DESKTOP = { width: 1000, height: 800 };

const latin1 = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const utf16 = (text: string) =>
  new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer);

inBothBrowsers('files', (stage) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'inlay-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  afterEach(() => forgetAll(stage));

  async function options(): Promise<Page> {
    const { page } = await stage.openOwn('options.html', DESKTOP);
    await page.waitForSelector('#backup');
    // What would be saved as a file is kept to be read.
    await page.evaluate(() => {
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob: Blob) => {
        void blob.text().then((text) => {
          document.documentElement.dataset.saved = text;
        });
        return make(blob);
      };
      HTMLAnchorElement.prototype.click = () => {};
    });
    return page;
  }

  async function open(page: Page, section: string, name: string, bytes: string | Uint8Array) {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    const input = await page.waitForSelector(`#${section} input[type="file"]`);
    await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
  }

  async function saved(page: Page, button: string): Promise<string> {
    await page.evaluate(() => delete document.documentElement.dataset.saved);
    await clickOn(page, button);
    await page.waitForSelector('[data-saved]');
    return page.evaluate(() => document.documentElement.dataset.saved ?? '');
  }

  test('of sites, own words and everything are saved and brought back', async () => {
    const page = await options();
    await open(page, 'sites', 'sites.csv', 'a.example,off\nb.example,on\n');
    await expectText(page, /a\.example.*b\.example/);
    expect(await saved(page, 'Save sites as a file')).toBe('a.example,off\nb.example,on\n');
    const words = 'term,meaning,also\nport,"A device, small",port-a-cath\nDr Lin,My doctor,\n';
    await open(page, 'own', 'Ward 7.csv', words);
    await expectText(page, 'Ward 7 (2 words)');
    expect(await saved(page, 'Save as a fileWard 7')).toBe(words);
    await open(page, 'own', 'Ward 8.json', '{"line":"A thin tube"}');
    await expectText(page, 'Ward 8 (1 word)');
    await clickOn(page, 'Dark');
    await page.waitForSelector('[data-theme="dark"]');
    const everything = await saved(page, 'Save everything as a file');

    await clickOn(page, 'Start over');
    await expectText(page, 'This puts back every setting');
    await page.evaluate(() =>
      document.querySelector<HTMLElement>('[role="alertdialog"] .danger')?.click(),
    );
    await expectText(page, 'There are no rules for single sites.');
    await page.waitForSelector('[data-theme="auto"]');
    await open(page, 'backup', 'everything.json', everything);
    await expectText(page, 'Your settings are back.');
    await expectText(page, /a\.example.*b\.example.*Ward 7 \(2 words\).*Ward 8 \(1 word\)/);
    await page.waitForSelector('[data-theme="dark"]');
    expect(await saved(page, 'Save everything as a file')).toBe(everything);
    await page.close();
  });

  const MANY = Array.from({ length: 5001 }, (_, i) => `term ${i},meaning`).join('\n');
  const FAULTS: [string, string, string | Uint8Array, string][] = [
    ['own', 'a.csv', 'port,one\nline,two\nPort,three\n', 'Line 3: the same word stands on line 1.'],
    [
      'own',
      'b.csv',
      'port,one\nalone\n',
      'Line 2: there should be a word, a comma and its meaning',
    ],
    ['own', 'c.csv', 'port,one\n"open,two\n', 'Line 2: a quotation mark is opened and not closed.'],
    ['own', 'd.json', '[\n{"term":"aa","meaning":"b"},\n{"term":"cc"}]', 'Line 3: an item needs'],
    ['own', 'e.csv', latin1('port,ok\nBehçet,illness\n'), 'Line 2: this is not text in UTF-8.'],
    ['own', 'f.csv', utf16('port,ok\n'), 'this is not text in UTF-8.'],
    ['own', 'g.csv', 'x'.repeat(2_000_001), 'The file is too large'],
    ['own', 'h.csv', MANY, 'Line 5001: there are more than 5000 words.'],
    ['sites', 'i.csv', 'a.example,on\ntwo words,on\n', 'Line 2: this is not a site'],
    ['sites', 'j.csv', 'a.example,on\nA.example,off\n', 'Line 2: the same site stands on line 1.'],
    ['sites', 'k.csv', latin1('a.example,on\nmünchen.example,on\n'), 'Line 2: this is not text'],
    ['sites', 'l.csv', 'a.example,on\n'.repeat(60_000), 'The file is too large'],
    ['backup', 'm.json', '{"inlay":1,\n"known":["lupus"]\n', 'this is not valid JSON.'],
    ['backup', 'n.json', '{"inlay":1,"known":"all"}', 'This value cannot be read: known'],
    ['backup', 'o.json', '{"a":1}', 'This is not a file saved by Inlay.'],
    [
      'backup',
      'p.json',
      latin1('{"inlay":1,\n"known":["é"]}'),
      'Line 2: this is not text in UTF-8.',
    ],
  ];

  test('with faults are refused whole, saying where and why', async () => {
    const page = await options();
    for (const [section, name, bytes, fault] of FAULTS) {
      await open(page, section, name, bytes);
      await expectText(page, 'Nothing was imported.');
      const shown = () =>
        page.$eval(`#${section} [role="alert"]`, (alert) => (alert as HTMLElement).innerText);
      await expect.poll(shown).toContain(fault);
    }
    await expectText(page, 'There are no rules for single sites.');
    expect(await page.$$('.own-row')).toEqual([]);
    expect(await settingsOf(stage)).toMatchObject({ rules: {}, known: [] });
    await page.close();
  });

  test('in UTF-16 with its mark, as spreadsheets save, are read', async () => {
    const page = await options();
    await open(page, 'own', 'Sheet.txt', utf16('\uFEFFport\tBehçet’s device\n'));
    await expectText(page, 'Sheet (1 word)');
    await page.close();
  });

  describe('and storage', () => {
    test('that syncs too little keeps the rest on this device, and says so', async () => {
      const page = await options();
      const known = Array.from({ length: 6000 }, (_, i) => `a-word-of-some-length-${i}`);
      await open(page, 'backup', 'large.json', JSON.stringify({ inlay: 1, known }));
      await expectText(page, '6,000 words are no longer marked on pages.');
      await expectText(page, 'did not fit into the browser’s synced storage');
      expect((await settingsOf(stage)).known).toHaveLength(6000);
      await page.close();
    });

    test('that is full changes nothing, tells the reader, and leaves what was typed', async () => {
      const page = await options();
      await page.type('textarea', 'port,A small device');
      await page.evaluate(async (chromium) => {
        const { local } = (globalThis as unknown as { chrome: { storage: { local: Area } } }).chrome
          .storage;
        interface Area {
          set(items: object): Promise<void>;
        }
        // Chromium takes 10 MB; Firefox would take all there is, so there it is as if it were full.
        if (chromium) await local.set({ full: 'x'.repeat(10_485_700) });
        else local.set = () => Promise.reject(new Error('QuotaExceededError'));
      }, stage.name === 'chromium');
      await clickOn(page, 'Add these words');
      await expectText(page, 'This could not be saved');
      expect(await page.$eval('textarea', ({ value }) => value)).toBe('port,A small device');
      expect(await page.$$('.own-row')).toEqual([]);
      const backup = {
        inlay: 1,
        known: ['lupus'],
        glossaries: [
          { id: 'a', title: 'A', on: true, terms: [{ term: 'port', meaning: 'M', also: [] }] },
        ],
      };
      await open(page, 'backup', 'more.json', JSON.stringify(backup));
      await expectText(page, 'This could not be saved');
      expect((await settingsOf(stage)).known).toEqual([]);
      await page.close();
    });

    test('that another device changes in the middle of an edit loses nothing of it', async () => {
      const page = await options();
      await page.type('textarea', 'port,half typ');
      await page.type('#add-site', 'a.example');
      await clickOn(page, 'Turn on there');
      await expectText(page, 'a.example');
      await clickOn(page, 'Change the name a.example');
      await page.waitForSelector('.site-row input');
      await page.keyboard.type('b.example');
      // As when it comes from elsewhere: removed there, and another theme chosen.
      await page.evaluate(async () => {
        const { sync } = (
          globalThis as unknown as {
            chrome: {
              storage: {
                sync: {
                  get(): Promise<object>;
                  remove(keys: string[]): Promise<void>;
                  set(items: object): Promise<void>;
                };
              };
            };
          }
        ).chrome.storage;
        const keys = Object.keys(await sync.get()).filter((key) => key.startsWith('site-rules'));
        await sync.remove(keys);
        await sync.set({ preferences: { version: 1, value: { theme: 'dark' } } });
      });
      await page.waitForSelector('[data-theme="dark"]');
      await expectText(page, 'The rule for a.example was removed elsewhere meanwhile.');
      expect(await page.$eval('textarea', ({ value }) => value)).toBe('port,half typ');
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await settingsOf(stage)).rules).toEqual({ 'b.example': true });
      await page.close();
    });
  });
});
