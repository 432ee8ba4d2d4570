import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { sentences } from '../unit/interface/sentences.ts';
import { expectAccessible } from './accessible.ts';
import { inBothBrowsers } from './both-browsers.ts';
import { clickOn, expectText, openPopup } from './own-pages.ts';
import { article } from './page-texts.ts';

const english = sentences('en');
const spanish = sentences('es');

/** Sentences of the interface, long enough to be told from words of other languages. */
const ENGLISH = Object.entries(english)
  .filter(([name, text]) => text.length > 8 && !text.includes('$') && spanish[name] !== text)
  .map(([, text]) => text);

/** No sentence of the interface stands there in English; what entries say does. */
async function expectNoEnglish(page: Page): Promise<void> {
  const text = await page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const entry of copy.querySelectorAll('[lang="en"]')) entry.remove();
    const labels = [...copy.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap(
      (element) => ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name)),
    );
    return [copy.textContent, ...labels].join('\n');
  });
  expect(ENGLISH.filter((sentence) => text.includes(sentence))).toEqual([]);
}

describe('the language of the interface', () => {
  inBothBrowsers(
    'Spanish',
    (stage) => {
      test('is that of the browser in options, popup and first page; what entries say stays English', async () => {
        const options = await stage.openOwn('options.html');
        await expectText(options.page, 'Palabras que conozco');
        expect(await options.page.evaluate(() => document.documentElement.lang)).toBe('es');
        await options.page.waitForSelector('.preview-card .term-card');
        await expectNoEnglish(options.page);
        await expectAccessible(options.page);
        await options.page.close();

        const popup = await stage.openOwn('popup.html?q=pemfigus');
        await expectText(popup.page, 'Enfermedad');
        await expectNoEnglish(popup.page);
        await popup.page.focus('input');
        await popup.page.keyboard.press('Enter');
        await expectText(popup.page, spanish.cardAdvice ?? '');
        await expectNoEnglish(popup.page);
        expect(await popup.page.$eval('.card-short', (text) => (text as HTMLElement).lang)).toBe(
          'en',
        );
        await popup.page.close();

        const welcome = await stage.openOwn('welcome.html');
        await expectText(welcome.page, spanish.welcomePrivacy ?? '');
        await expectNoEnglish(welcome.page);
        await expectAccessible(welcome.page);
        await welcome.page.close();
      });

      test('is that of the browser on a page and in the popup of that page, numbers too', async () => {
        const reader = await stage.openHtml(article('<p>Of pemphigus and pemphigus.</p>'));
        await reader.marksWhen((marks) => marks.includes('pemphigus'));
        await reader.pointAt('pemphigus');
        const card = await reader.cardWhen();
        expect(card.text).toContain(spanish.cardKnown);
        expect(card.text).toContain(spanish.cardAdvice);
        expect(ENGLISH.filter((sentence) => card.text.includes(sentence))).toEqual([]);
        await reader.page.keyboard.press('Escape');
        const popup = await openPopup(stage, reader);
        await expectText(popup, /palabras? explicada/);
        await expectNoEnglish(popup);
        await clickOn(popup, spanish.sitePause ?? '');
        await expectText(popup, spanish.siteWhyPaused ?? '');
        await expectNoEnglish(popup);
        await clickOn(popup, spanish.sitePause ?? '');
        await popup.close();
        await reader.page.close();
      });
    },
    { language: 'es' },
  );
});

const ANEMIA = article('<p>Of anemia, and of anaemia.</p>');

inBothBrowsers(
  'British spelling',
  (stage) => {
    test('is what British readers are shown, on pages and in the search', async () => {
      const reader = await stage.openHtml(ANEMIA);
      await reader.marksWhen((marks) => marks.includes('anemia'));
      await reader.pointAt('anemia');
      const card = await reader.cardWhen();
      expect(card.text).toContain('anaemia');
      expect(card.text).not.toContain('anemia');
      await reader.page.close();
      const { page } = await stage.openOwn('popup.html?q=hemoglobin');
      await expectText(page, 'haemoglobin');
      await page.focus('input');
      await page.keyboard.press('Enter');
      await expectText(page, 'General information');
      expect(await page.$eval('.card-term', (term) => term.textContent)).toContain('haemoglobin');
      await page.close();
    });
  },
  { language: 'en-GB' },
);

inBothBrowsers('American spelling', (stage) => {
  test('is what American readers are shown', async () => {
    const reader = await stage.openHtml(ANEMIA);
    await reader.marksWhen((marks) => marks.includes('anemia'));
    await reader.pointAt('anemia');
    const card = await reader.cardWhen();
    expect(card.text).toContain('anemia');
    expect(card.text).not.toContain('anaemia');
    await reader.page.close();
  });
});
