import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { afterEach, expect, test } from 'vitest';
import { inBothBrowsers } from './both-browsers.ts';
import { clickOn, expectText, forgetAll } from './own-pages.ts';

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Test</title>
  <p>My port and vasculitis.</p><p>Again vasculitis, vasculitis.</p>`;
const DESKTOP = { width: 1000, height: 800 };

inBothBrowsers('the options', (stage) => {
  afterEach(() => forgetAll(stage));

  test('change open pages at once', async () => {
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen(
      (marks) => marks.join() === 'vasculitis,vasculitis' || marks.join() === 'vasculitis',
    );
    const { page } = await stage.openOwn('options.html', DESKTOP);
    await page.waitForSelector('.choice');
    await clickOn(page, 'Every one');
    await expectText(page, 'Saved');
    await reader.page.bringToFront();
    await reader.marksWhen((marks) => marks.length === 3);
    await page.bringToFront();
    await clickOn(page, 'Thin line');
    await reader.page.bringToFront();
    await expect.poll(() => reader.marks('inlay-term-line'), { timeout: 8000 }).toHaveLength(3);
    await page.close();
    await reader.page.close();
  });

  test('own words are marked and explained at once, and known words no more', async () => {
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen((marks) => marks.includes('vasculitis'));
    const { page } = await stage.openOwn('options.html', DESKTOP);
    await page.waitForSelector('textarea');
    await page.type('textarea', 'port,A small device under the skin.');
    await clickOn(page, 'Add these words');
    await expectText(page, 'My words (1 word)');
    await reader.page.bringToFront();
    await reader.marksWhen((marks) => marks.includes('port'));
    await reader.pointAt('port');
    const card = await reader.cardWhen();
    expect(card.text).toContain('A small device under the skin.');
    expect(card.text).toContain('From your glossary “My words”');
    await reader.clickInCard('I know this word');
    await reader.marksWhen((marks) => !marks.includes('port') && marks.includes('vasculitis'));
    await page.bringToFront();
    await expectText(page, '1 word is no longer marked');
    await clickOn(page, 'Mark “port” again');
    await reader.page.bringToFront();
    await reader.marksWhen((marks) => marks.includes('port'));
    await page.close();
    await reader.page.close();
  });

  test('sites added, changed and removed take effect at once', async () => {
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen((marks) => marks.includes('vasculitis'));
    const { page } = await stage.openOwn('options.html', DESKTOP);
    await page.waitForSelector('#add-site');
    await page.type('#add-site', stage.server.url(''));
    await clickOn(page, 'Turn off there');
    await page.waitForSelector('.site-row');
    await reader.page.bringToFront();
    await reader.marksWhen((marks) => marks.length === 0);
    await page.bringToFront();
    await page.select('.site-row select', 'on');
    await reader.page.bringToFront();
    await reader.marksWhen((marks) => marks.includes('vasculitis'));
    await page.bringToFront();
    await clickOn(page, 'Remove the rule for 127.0.0.1');
    await expectText(page, 'There are no rules for single sites.');
    await page.close();
    await reader.page.close();
  });

  test('come back from a file whole or not at all', async () => {
    const { page } = await stage.openOwn('options.html', DESKTOP);
    const folder = mkdtempSync(join(tmpdir(), 'inlay-'));
    const restore = async (name: string, text: string) => {
      const file = join(folder, name);
      writeFileSync(file, text);
      const input = await page.waitForSelector('#backup input[type="file"]');
      await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
    };
    await page.waitForSelector('#backup');
    await restore('bad.json', '{"inlay":1,"known":["lupus"],"sites":{"rules":{"two words":true}}}');
    await expectText(page, 'Nothing was imported. This is not a site: two words');
    await expectText(page, 'Words you mark as known on a card are listed here');
    await restore(
      'good.json',
      JSON.stringify({
        inlay: 1,
        preferences: { theme: 'dark' },
        known: ['lupus'],
        sites: { rules: { 'example.org': false } },
        glossaries: [
          { id: 'a', title: 'Ward 7', on: true, terms: [{ term: 'port', meaning: 'M', also: [] }] },
        ],
      }),
    );
    await expectText(page, 'Your settings are back.');
    await expectText(page, /lupus Mark again.*example\.org.*Ward 7/);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    await clickOn(page, 'Start over');
    await expectText(page, 'This puts back every setting');
    await clickOn(page, 'Start over');
    await page.evaluate(() => {
      const sure = document.querySelector<HTMLElement>('[role="alertdialog"] .danger');
      sure?.click();
    });
    await expectText(page, 'Everything is as on the first day.');
    await expectText(page, 'There are no rules for single sites.');
    await page.close();
    rmSync(folder, { recursive: true });
  });

  test('show the focus on every control, in the order of the page', async () => {
    const { page } = await stage.openOwn('options.html', DESKTOP);
    await page.waitForSelector('.preview-card .term-card');
    let before = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return {
          html: element.outerHTML.slice(0, 100),
          body: element === document.body,
          inMain: element.closest('main') !== null && element.closest('.preview') === null,
          visible: outlineStyle !== 'none' && outlineWidth !== '0px',
          top: Math.round(element.getBoundingClientRect().top + scrollY),
        };
      });
      if (focus.body || (!focus.inMain && before > 0)) break;
      expect(focus.visible, focus.html).toBe(true);
      if (!focus.inMain) continue;
      // Controls on one line may differ by a few pixels.
      expect(focus.top, focus.html).toBeGreaterThan(before - 30);
      before = focus.top;
    }
    expect(before).toBeGreaterThan(1500);
    await page.close();
  });
});
