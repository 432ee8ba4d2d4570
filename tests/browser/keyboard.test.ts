import { afterEach, describe, expect, test } from 'vitest';
import { inBothBrowsers } from './both-browsers.ts';
import { expectReadingOrder, Keys } from './keys.ts';
import { expectText, forgetAll, openPopup, prefer, settingsOf, tellTab } from './own-pages.ts';
import { article } from './page-texts.ts';

const PAGE = article('<p>Lupus and vasculitis.</p><p>This is pemphigus.</p>');
const DESKTOP = { width: 1000, height: 800 };

inBothBrowsers('by keyboard alone', (stage) => {
  afterEach(() => forgetAll(stage));

  async function page() {
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    return reader;
  }

  describe('in the popup', () => {
    test('one looks words up, opens related ones and goes back', async () => {
      const reader = await page();
      const popup = await openPopup(stage, reader);
      const keys = Keys.on(popup);
      await expectText(popup, 'words explained on this page');
      expect(await keys.focus()).toMatchObject({ tag: 'input', visible: true });
      await popup.keyboard.type('pemph');
      await popup.waitForSelector('[role="option"]');
      await keys.press('ArrowDown', 'ArrowUp', 'Enter');
      await expectText(popup, 'Facts checked');
      expect((await keys.focus()).name).toBe('pemphigus');
      await keys.use('pemphigus vulgaris');
      const heading = async () => {
        const { tag, name } = await keys.focus();
        return `${tag} ${name}`;
      };
      await expect.poll(heading).toBe('h2 pemphigus vulgaris (PV)');
      await keys.goTo('Back', 'back');
      await keys.press('Enter');
      await expect.poll(heading).toBe('h2 pemphigus');
      await keys.use('I know this word', ' ');
      await expect.poll(async () => (await settingsOf(stage)).known).toEqual(['pemphigus']);
      await popup.bringToFront();
      await keys.press('Escape');
      await popup.waitForSelector('[role="option"]');
      // Back from a card the query is ready to be typed over; Esc empties it.
      await keys.press('Escape');
      await expectText(popup, 'On, because Inlay works on every site.');
      await popup.close();
      await reader.page.close();
    });

    test('one turns the site off and on, pauses, and chooses where Inlay works', async () => {
      const reader = await page();
      const popup = await openPopup(stage, reader);
      const keys = Keys.on(popup);
      await expectText(popup, 'On, because Inlay works on every site.');
      await keys.goTo('Explain words on 127.0.0.1', 'back');
      await keys.press(' ');
      await expectText(popup, 'Off, by your rule');
      await keys.press('Enter');
      await expectText(popup, 'On, because Inlay works on every site.');
      await keys.use('Pause everywhere', ' ');
      await expectText(popup, 'Paused everywhere.');
      await keys.press(' ');
      await expectText(popup, 'On, because Inlay works on every site.');
      await keys.goTo('Where Inlay works');
      await keys.press('ArrowDown');
      // Chromium opens the list with the arrow and takes the choice with Enter.
      if (stage.name === 'chromium') await keys.press('Enter');
      await expect.poll(async () => (await settingsOf(stage)).mode).toBe('chosen');
      await popup.close();
      await reader.page.close();
    });

    test('one goes to a word of the page, in the order one likes', async () => {
      const reader = await page();
      const popup = await openPopup(stage, reader);
      const keys = Keys.on(popup);
      await expectText(popup, '3 words explained on this page');
      await keys.use('A to Z', ' ');
      await expectText(popup, /lupus.*pemphigus.*vasculitis/);
      await keys.use('pemphigus');
      await reader.page.bringToFront();
      await reader.cardWhen(({ text }) => text.includes('pemphigus'));
      await popup.close();
      await reader.page.close();
    });

    test('the focus goes down the popup as one reads', async () => {
      await prefer(stage, { recent: true });
      const reader = await page();
      const popup = await openPopup(stage, reader);
      await expectText(popup, '3 words explained on this page');
      const keys = Keys.on(popup);
      await keys.goTo('Settings', 'back');
      const stops = await keys.through();
      expect(stops.map(({ name }) => name)).toEqual([
        'Explain words on 127.0.0.1',
        'Pause everywhere',
        expect.stringContaining('Where Inlay works'),
        'Look up a medical word',
        'As read',
        'A to Z',
        'lupus',
        'vasculitis',
        'pemphigus',
      ]);
      expectReadingOrder(stops);
      await popup.close();
      await reader.page.close();
    });
  });

  describe('in the options', () => {
    test('one makes every choice', async () => {
      const { page: options } = await stage.openOwn('options.html', DESKTOP);
      await options.waitForSelector('.preview-card .term-card');
      const keys = Keys.on(options);
      for (const name of [
        'The first in each section',
        'Dotted line',
        'Resting the pointer',
        'Medium',
        'As the device',
      ]) {
        await keys.goTo(name);
        await keys.press('ArrowRight');
        if (name === 'Resting the pointer') {
          await keys.press('ArrowRight');
          await options.waitForSelector('[value="key-hover"]:checked');
          await options.waitForSelector('[type="range"]:enabled');
          await keys.goTo('How long the pointer rests');
          await keys.press('ArrowRight');
        }
      }
      for (const name of ['Show a button', 'Show the number', 'Keep my last look-ups']) {
        await keys.use(name, ' ');
      }
      await expect
        .poll(async () => (await settingsOf(stage)).preferences)
        .toEqual({
          density: 'page',
          markStyle: 'line',
          open: 'key-hover',
          delayMs: 200,
          textSize: 'large',
          theme: 'light',
          speak: false,
          badge: false,
          recent: true,
        });
      await options.close();
    });

    test('one adds, renames and removes sites, and brings words and settings in and out', async () => {
      const { page: options } = await stage.openOwn('options.html', DESKTOP);
      await options.waitForSelector('#add-site');
      const keys = Keys.on(options);
      await keys.goTo('Add a site');
      await options.keyboard.type('a.example');
      await keys.use('Turn on there');
      await expectText(options, 'a.example');
      await keys.use('Change the name a.example');
      await options.waitForSelector('.site-row input');
      await options.keyboard.type('b.example');
      await keys.press('Enter');
      await expectText(options, 'b.example');
      await expect.poll(async () => (await keys.focus()).name).toBe('Change the name b.example');
      await keys.use('Remove the rule for');
      await expectText(options, 'There are no rules for single sites.');
      await keys.goTo('Words with their meaning');
      await options.keyboard.type('port, a device');
      await keys.use('Add these words');
      await expectText(options, 'My words (1 word)');
      await keys.goTo('My words', 'back');
      await keys.press(' ');
      await expect
        .poll(() => options.$eval('.own-row input', (box) => (box as HTMLInputElement).checked))
        .toBe(false);
      await keys.use('RemoveMy words');
      await expectText(options, 'They stay on this device');
      await expect.poll(() => options.$$('.own-row').then((rows) => rows.length)).toBe(0);
      await keys.use('Start over');
      await expectText(options, 'This puts back every setting');
      expect((await keys.focus()).name).toBe('Cancel');
      await keys.press('Escape');
      await expect.poll(async () => (await keys.focus()).name).toBe('Start over …');
      await keys.press('Enter');
      await expectText(options, 'This puts back every setting');
      await keys.goTo('Start over', 'back');
      await keys.press(' ');
      await expectText(options, 'Everything is as on the first day.');
      await options.close();
    });

    test('the focus goes down the page as one reads', async () => {
      const { page: options } = await stage.openOwn('options.html', DESKTOP);
      await options.waitForSelector('.preview-card .term-card');
      const stops = await Keys.on(options).through();
      const main = stops.slice(stops.findIndex(({ left }) => left > 200));
      expect(main.length).toBeGreaterThan(20);
      expectReadingOrder(main);
      await options.close();
    });
  });

  test('on the first page one looks a word up, and goes to the settings', async () => {
    const { page: welcome } = await stage.openOwn('welcome.html', DESKTOP);
    await expectText(welcome, 'Or look up a word');
    const keys = Keys.on(welcome);
    await keys.goTo('Look up a medical word');
    await welcome.keyboard.type('pemfigus');
    await welcome.waitForSelector('[role="option"]');
    await keys.press('Enter');
    await expectText(welcome, 'Facts checked');
    await keys.press('Escape');
    await welcome.waitForSelector('[role="option"]');
    await keys.goTo('All settings');
    await welcome.close();
  });

  describe('in the card', () => {
    test('one steps from word to word, pins a card, reads on and comes back', async () => {
      const reader = await page();
      await tellTab(stage, reader, { type: 'next' });
      await reader.cardWhen(({ text }) => text.includes('upus'));
      await tellTab(stage, reader, { type: 'next' });
      await reader.cardWhen(({ text }) => text.includes('vasculitis'));
      await tellTab(stage, reader, { type: 'next' });
      await reader.cardWhen(({ text }) => text.includes('PEM-fih-gus'));
      expect(await reader.marks('inlay-current')).toEqual(['pemphigus']);
      await reader.page.keyboard.press('Enter');
      await expect
        .poll(() => reader.page.evaluate(() => document.activeElement?.localName))
        .toBe('inlay-card');
      const keys = Keys.inCardOf(reader);
      await keys.use('pemphigus vulgaris');
      await reader.cardWhen(({ text }) => text.startsWith('Back'));
      await keys.use('Back', ' ');
      await reader.cardWhen(({ text }) => !text.startsWith('Back'));
      await keys.use('I know this word', ' ');
      await reader.noCard();
      await reader.marksWhen((marks) => !marks.includes('pemphigus'));
      await tellTab(stage, reader, { type: 'previous' });
      await reader.cardWhen(({ text }) => text.includes('vasculitis'));
      await reader.page.keyboard.press('Escape');
      await reader.noCard();
      await reader.page.close();
    });

    test('the focus shows at every stop, and goes down the card as one reads', async () => {
      const reader = await page();
      await reader.pointAt('pemphigus');
      await reader.cardWhen();
      await reader.clickInCard('More');
      await reader.cardWhen(({ text }) => text.includes('Related words'));
      const keys = Keys.inCardOf(reader);
      await keys.goTo('immune system');
      const stops = await keys.through();
      const names = stops.map(({ name }) => name);
      for (const name of ['pemphigus vulgaris', 'I know this word', 'Hide on this site', 'Close']) {
        expect(names).toContain(name);
      }
      // The button in the corner comes last: Esc does the same from anywhere.
      const close = names.indexOf('Close');
      expect(stops[close]?.visible).toBe(true);
      for (const focus of stops) expect(focus.visible, focus.name).toBe(true);
      await reader.page.close();
    });
  });
});
