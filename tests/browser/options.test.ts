import { afterEach, expect, test } from 'vitest';
import { inBothBrowsers } from './both-browsers.ts';
import {
  clickOn,
  expectAccessible,
  expectNothingClipped,
  expectText,
  forgetAll,
  prefer,
} from './own-pages.ts';

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

  test.each(['light', 'dark', 'contrast'])(
    'have no fault axe can find, in colours: %s',
    async (theme) => {
      await prefer(stage, { theme });
      const { page } = await stage.openOwn('options.html', DESKTOP);
      await page.waitForSelector('.preview-card .term-card');
      await expectAccessible(page);
      await page.close();
    },
  );

  test.each(['medium', 'largest'])('fit 320 px with %s text', async (textSize) => {
    await prefer(stage, { textSize });
    for (const path of ['options.html', 'welcome.html', 'popup.html']) {
      const { page } = await stage.openOwn(path, { width: 320, height: 640 });
      await page.waitForSelector('main');
      await expectNothingClipped(page);
      await page.close();
    }
  });
});
