import { afterEach, expect, test } from 'vitest';
import { inBothBrowsers } from './both-browsers.ts';
import { BrowserBars } from './browser-bars.ts';
import { expectText, forgetAll, settingsOf } from './own-pages.ts';
import { article } from './page-texts.ts';

const PAGE = article('<p>Lupus and vasculitis.</p><p>Someone wrote <i>pemfigus</i> here.</p>');

inBothBrowsers('the same search', (stage) => {
  const bars = new BrowserBars(stage);
  afterEach(() => forgetAll(stage));

  test('answers in the address bar, in words a reader can read', async () => {
    const reader = await stage.openHtml(PAGE);
    const [first = ''] = await bars.suggestions('pemfigus');
    expect(first).toContain('pemphigus: A group of rare illnesses');
    // What stands for an apostrophe in XML is for Chromium's eyes only.
    if (stage.name === 'firefox') expect(first).not.toContain('&#');
    await reader.page.close();
  });

  test('opens in a page of its own from the address bar', async () => {
    const { page } = await stage.openOwn('popup.html?q=pemfigus');
    await expectText(page, 'A group of rare illnesses');
    await page.close();
  });

  test('answers in the menu of a selection, by a card at that place', async () => {
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen((marks) => marks.includes('vasculitis'));
    await reader.page.evaluate(() => {
      const word = document.querySelector('i');
      if (word) getSelection()?.selectAllChildren(word);
    });
    expect(await bars.chooseExplain(reader, 'pemfigus')).toBe('Explain “pemfigus”');
    const card = await reader.cardWhen();
    expect(card.controls.map(({ name }) => name).join()).toContain('pemphigus');
    await reader.page.close();
  });
});

inBothBrowsers('the keyboard commands', (stage) => {
  const bars = new BrowserBars(stage);
  afterEach(() => forgetAll(stage));

  test('lead from word to word, explain what is selected, and pause', async () => {
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen((marks) => marks.includes('vasculitis'));
    await bars.command('next-word');
    await reader.cardWhen(({ text }) => text.includes('upus'));
    await bars.command('next-word');
    await reader.cardWhen(({ text }) => text.includes('vasculitis'));
    await bars.command('previous-word');
    await reader.cardWhen(({ text }) => !text.includes('vasculitis'));
    await reader.page.keyboard.press('Escape');
    await reader.noCard();
    await reader.page.evaluate(() => {
      const word = document.querySelector('i');
      if (word) getSelection()?.selectAllChildren(word);
    });
    await bars.command('explain-selection');
    await reader.cardWhen();
    await reader.page.keyboard.press('Escape');
    await bars.command('pause');
    await reader.marksWhen((marks) => marks.length === 0);
    await bars.command('pause');
    await reader.marksWhen((marks) => marks.includes('vasculitis'));
    expect((await settingsOf(stage)).rules).toEqual({});
    await reader.page.close();
  });
});
