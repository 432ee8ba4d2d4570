import { afterEach, expect, test } from 'vitest';
import { inBothBrowsers } from './both-browsers.ts';
import { clickOn, expectText, forgetAll, prefer } from './own-pages.ts';
import { pause } from './page-texts.ts';

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
    await expect.poll(() => reader.marks('inlay-term-line')).toHaveLength(3);
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

  test('say when and how cards open, and how they look', async () => {
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen((marks) => marks.includes('vasculitis'));
    const { page } = await stage.openOwn('options.html', DESKTOP);
    await page.waitForSelector('.choice');
    const choose = async (name: string) => {
      await page.bringToFront();
      await clickOn(page, name);
      await page.waitForFunction(
        (label) =>
          [...document.querySelectorAll('label')].some(
            (one) => one.textContent === label && one.querySelector(':checked'),
          ),
        {},
        name,
      );
      await reader.page.bringToFront();
      await reader.moveAway();
    };
    const look = () =>
      reader.inCard((root) => {
        const card = root.querySelector('.term-card') as HTMLElement;
        const { backgroundColor } = getComputedStyle(card);
        return { width: card.offsetWidth, backgroundColor };
      });
    await reader.page.bringToFront();
    await reader.pointAt('vasculitis');
    await reader.cardWhen();
    const plain = await look();
    await reader.page.keyboard.press('Escape');

    await choose('Large');
    await choose('Dark');
    await reader.pointAt('vasculitis');
    await reader.cardWhen();
    const large = await look();
    expect(large?.width).toBeGreaterThan(plain?.width ?? 0);
    expect(large?.backgroundColor).not.toBe(plain?.backgroundColor);
    await reader.page.keyboard.press('Escape');

    await choose('Click or tap');
    await reader.pointAt('vasculitis');
    await pause(600);
    expect(await reader.card()).toBeNull();
    const { x, y, width, height } = await reader.boxOf('vasculitis');
    await reader.page.mouse.click(x + width / 2, y + height / 2);
    await reader.cardWhen();
    await reader.page.keyboard.press('Escape');
    await reader.noCard();

    await choose('Resting with Shift held');
    await reader.pointAt('vasculitis');
    await pause(600);
    expect(await reader.card()).toBeNull();
    await reader.moveAway();
    await reader.page.keyboard.down('Shift');
    await reader.pointAt('vasculitis');
    await reader.cardWhen();
    await reader.page.keyboard.up('Shift');
    await reader.page.keyboard.press('Escape');

    await choose('None: I select words myself');
    await reader.marksWhen((marks) => marks.length === 0);
    await page.close();
    await reader.page.close();
  });

  test('let a card open later for a hand that trembles', async () => {
    await prefer(stage, { delayMs: 1000 });
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen((marks) => marks.includes('vasculitis'));
    await reader.pointAt('vasculitis');
    const rested = Date.now();
    await reader.cardWhen();
    expect(Date.now() - rested).toBeGreaterThan(800);
    await reader.page.close();
  });
});
