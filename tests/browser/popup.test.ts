import { afterEach, expect, test } from 'vitest';
import { inBothBrowsers } from './both-browsers.ts';
import {
  clickOn,
  expectAccessible,
  expectText,
  forgetAll,
  openPopup,
  prefer,
  textOf,
} from './own-pages.ts';
import { pause } from './page-texts.ts';

declare const chrome: { action: { getBadgeText(of: { tabId: number }): Promise<string> } };

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Test</title>
  <p>Lupus and vasculitis.</p><p style="margin-top: 3000px">This is pemphigus, and pemphigus again.</p>`;

inBothBrowsers('the popup', (stage) => {
  afterEach(() => forgetAll(stage));

  test('finds words as they are misspelt, and opens them in place with a way back', async () => {
    const reader = await stage.openHtml(PAGE);
    const popup = await openPopup(stage, reader);
    await popup.type('input', 'pemfigus');
    await expectText(popup, 'A group of rare illnesses');
    expect(await popup.$eval('[role="option"] b', (term) => term.textContent)).toBe('pemphigus');
    await expectAccessible(popup);
    await popup.keyboard.press('Enter');
    await expectText(popup, 'not advice about your health');
    expect(await popup.evaluate(() => document.activeElement?.textContent)).toContain('pemphigus');
    await clickOn(popup, 'pemphigus vulgaris');
    await expect
      .poll(() => popup.$eval('h2', (term) => term.textContent))
      .toContain('pemphigus vulgaris');
    await clickOn(popup, 'Back');
    await expect.poll(() => popup.$eval('h2', (term) => term.textContent)).toBe('pemphigus');
    await popup.keyboard.press('Escape');
    await popup.waitForSelector('[role="option"]');
    await popup.close();
    await reader.page.close();
  });

  test('can be worked by keys alone', async () => {
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen((marks) => marks.includes('vasculitis'));
    const popup = await openPopup(stage, reader);
    await expectText(popup, 'vasculitis');
    expect(await popup.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    const seen: string[] = [];
    for (let i = 0; i < 8; i++) {
      await popup.keyboard.press('Tab');
      const focus = await popup.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const name = element.getAttribute('aria-label') ?? element.textContent;
        return {
          name,
          visible: outlineStyle !== 'none' && outlineWidth !== '0px',
          tag: element.tagName,
        };
      });
      if (focus.tag === 'BODY' || focus.name === 'Settings') break;
      expect(focus.visible, focus.name ?? '').toBe(true);
      seen.push(focus.name ?? '');
    }
    expect(seen.join()).toMatch(/As read.*A to Z.*[Ll]upus/);
    await popup.close();
    await reader.page.close();
  });

  test('switches the site off and on in open tabs at once', async () => {
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen((marks) => marks.includes('vasculitis'));
    const popup = await openPopup(stage, reader);
    await expectText(popup, 'On, because Inlay works on every site.');
    await expectAccessible(popup);
    await clickOn(popup, 'Explain words on 127.0.0.1');
    await expectText(popup, 'Off, by your rule for 127.0.0.1');
    await expectText(popup, 'Words are not explained here now.');
    await reader.page.bringToFront();
    await reader.marksWhen((marks) => marks.length === 0);
    await popup.bringToFront();
    await clickOn(popup, 'Pause everywhere');
    await expectText(popup, 'Paused everywhere.');
    await clickOn(popup, 'Explain words on 127.0.0.1');
    await expectText(popup, 'On, because Inlay works on every site.');
    await reader.page.bringToFront();
    await reader.marksWhen((marks) => marks.includes('vasculitis'));
    await popup.close();
    await reader.page.close();
  });

  test('works only on chosen sites when asked', async () => {
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen((marks) => marks.includes('vasculitis'));
    const popup = await openPopup(stage, reader);
    await popup.select('select', 'chosen');
    await expectText(popup, 'Off, because Inlay works only on sites you choose.');
    await reader.page.bringToFront();
    await reader.marksWhen((marks) => marks.length === 0);
    await popup.bringToFront();
    await clickOn(popup, 'Explain words on 127.0.0.1');
    await expectText(popup, 'On, by your rule for 127.0.0.1');
    await reader.page.bringToFront();
    await reader.marksWhen((marks) => marks.includes('vasculitis'));
    await popup.close();
    await reader.page.close();
  });

  test('lists the words of the page, and leads to them', async () => {
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen((marks) => marks.includes('vasculitis'));
    const popup = await openPopup(stage, reader);
    await expectText(popup, /3 words explained on this page.*lupus.*vasculitis.*pemphigus ×2/);
    await clickOn(popup, 'A to Z');
    await expectText(popup, /lupus.*pemphigus ×2.*vasculitis/);
    await clickOn(popup, 'pemphigus');
    await reader.page.bringToFront();
    const card = await reader.cardWhen();
    expect(card.text).toContain('pemphigus');
    expect(await reader.page.evaluate(() => scrollY)).toBeGreaterThan(1000);
    await popup.close();
    await reader.page.close();
  });

  test.each(['light', 'dark', 'contrast'])(
    'has no fault axe can find, in colours: %s',
    async (theme) => {
      await prefer(stage, { theme });
      const reader = await stage.openHtml(PAGE);
      await reader.marksWhen((marks) => marks.includes('vasculitis'));
      const popup = await openPopup(stage, reader);
      await expectText(popup, 'words explained on this page');
      await expectAccessible(popup);
      await popup.type('input', 'giant cell arteritis');
      await expectText(popup, 'Illness');
      await expectAccessible(popup);
      await popup.keyboard.press('Enter');
      await expectText(popup, 'Read more');
      await expectAccessible(popup);
      await popup.close();
      await reader.page.close();
    },
  );

  test('has a number beside its icon, if the reader likes', async () => {
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen((marks) => marks.includes('vasculitis'));
    const popup = await openPopup(stage, reader);
    const badge = () =>
      popup.evaluate(async () => {
        const tabId = Number(new URL(location.href).searchParams.get('tab'));
        return chrome.action.getBadgeText({ tabId });
      });
    await expect.poll(badge, { timeout: 5000 }).toBe('3');
    await prefer(stage, { badge: false });
    await expect.poll(badge, { timeout: 5000 }).toBe('');
    await popup.close();
    await reader.page.close();
  });

  test('says so on pages where no extension may run', async () => {
    const { page } = await stage.openOwn('popup.html');
    await expectText(page, 'Browsers let no extension work on this page.');
    await expectAccessible(page);
    await page.close();
  });

  test('keeps look-ups only for readers who want them kept', async () => {
    const reader = await stage.openHtml(PAGE);
    const lookUp = async () => {
      const popup = await openPopup(stage, reader);
      await popup.type('input', 'pemphigus');
      await popup.waitForSelector('[role="option"]');
      await popup.keyboard.press('Enter');
      await expectText(popup, 'not advice');
      await popup.close();
      const again = await openPopup(stage, reader);
      await again.waitForSelector('input');
      return again;
    };
    const without = await lookUp();
    await pause(300);
    expect(await textOf(without)).not.toContain('Looked up lately');
    await without.close();
    await prefer(stage, { recent: true });
    const kept = await lookUp();
    await expectText(kept, 'Looked up lately');
    await kept.close();
    await reader.page.close();
  });

  test('stays calm at 10,000 characters', async () => {
    const reader = await stage.openHtml(PAGE);
    const popup = await openPopup(stage, reader);
    await popup.waitForSelector('.words-list, .words-none');
    const began = Date.now();
    await popup.$eval('input', (input) => {
      input.value = '🦠(lupus'.repeat(1200);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await expectText(popup, /not in the glossary|Illness/);
    expect(Date.now() - began).toBeLessThan(2000);
    await popup.close();
    await reader.page.close();
  });
});
