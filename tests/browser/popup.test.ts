import { afterEach, expect, test } from 'vitest';
import { expectNothingClipped } from './accessible.ts';
import { inBothBrowsers } from './both-browsers.ts';
import { clickOn, expectText, forgetAll, openPopup, prefer, textOf } from './own-pages.ts';
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

  test('switches the site off and on in open tabs at once', async () => {
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen((marks) => marks.includes('vasculitis'));
    const popup = await openPopup(stage, reader);
    await expectText(popup, 'On, because Inlay works on every site.');
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

  test('has a number beside its icon, if the reader likes', async () => {
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen((marks) => marks.includes('vasculitis'));
    const popup = await openPopup(stage, reader);
    const badge = () =>
      popup.evaluate(async () => {
        const tabId = Number(new URL(location.href).searchParams.get('tab'));
        return chrome.action.getBadgeText({ tabId });
      });
    await expect.poll(badge).toBe('3');
    await prefer(stage, { badge: false });
    await expect.poll(badge).toBe('');
    await popup.close();
    await reader.page.close();
  });

  test('says so on pages where no extension may run', async () => {
    const { page } = await stage.openOwn('popup.html');
    await expectText(page, 'Browsers let no extension work on this page.');
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

  test('shows of each result term, letters typed, kind and a plain sentence', async () => {
    const { page } = await stage.openOwn('popup.html?q=pemph');
    await page.waitForSelector('[role="option"]');
    const first = await page.$eval('[role="option"]', (option) => ({
      marked: option.querySelector('mark')?.textContent,
      text: (option as HTMLElement).innerText.replace(/\s+/g, ' '),
    }));
    expect(first.marked).toBe('pemph');
    expect(first.text).toMatch(/^pemphigus Illness A group of rare illnesses/);
    await page.close();
  });

  test('names the nearest three where nothing is found, and asks nobody unless one clicks', async () => {
    const reader = await stage.openHtml(PAGE);
    const popup = await openPopup(stage, reader);
    const asked: string[] = [];
    popup.on('request', (request) => asked.push(request.url()));
    await popup.type('input', 'xqzjvw');
    await expectText(popup, '“xqzjvw” is not in the glossary.');
    expect(await popup.$$('[role="option"]')).toHaveLength(3);
    const links = await popup.$$eval('.trusted-sites a', (all) =>
      all.map(({ href, target, rel }) => ({ href, target, rel })),
    );
    expect(links.length).toBeGreaterThan(1);
    for (const { href, target, rel } of links) {
      expect(href).toMatch(/^https:.*xqzjvw$/);
      expect(target).toBe('_blank');
      expect(rel).toContain('noreferrer');
    }
    expect(asked.filter((url) => /^https?:/.test(url))).toEqual([]);
    await popup.close();
    await reader.page.close();
  });

  test('says which wider rule decides, and the switch still does what it says', async () => {
    const path = 'wider.html';
    stage.server.put(path, PAGE);
    const reader = await stage.open(stage.server.url(path, 'news.site.localhost'));
    const other = await stage.open(stage.server.url(path, 'shop.site.localhost'));
    await reader.page.bringToFront();
    await reader.marksWhen((marks) => marks.includes('vasculitis'));
    const { page: options } = await stage.openOwn('options.html');
    await options.waitForSelector('#add-site');
    await options.type('#add-site', 'site.localhost');
    await clickOn(options, 'Turn off there');
    await expectText(options, 'site.localhost');
    await options.close();
    for (const each of [reader, other]) {
      await each.page.bringToFront();
      await each.marksWhen((marks) => marks.length === 0);
    }
    const popup = await openPopup(stage, reader);
    await expectText(popup, 'Off, by your rule for site.localhost and all its parts.');
    await clickOn(popup, 'Explain words on news.site.localhost');
    await expectText(popup, 'On, by your rule for news.site.localhost and all its parts.');
    await reader.page.bringToFront();
    await reader.marksWhen((marks) => marks.includes('vasculitis'));
    await other.page.bringToFront();
    await other.marksWhen((marks) => marks.length === 0);
    for (const each of [popup, reader.page, other.page]) await each.close();
  });

  test.each([
    ['10,000 characters', '🦠(lupus'.repeat(1250)],
    ['10,000 of one letter', 'a'.repeat(10_000)],
    ['emoji', '🦠🧬👩🏽‍⚕️'],
    ['signs of regular expressions', '.*+?^$[](){}|\\ (lupus'],
    ['Russian', 'волчанка системная'],
    ['Chinese', '红斑狼疮'],
    ['Arabic', 'الذئبة الحمراء'],
  ])('stays calm at %s', async (_name, query) => {
    const { page } = await stage.openOwn('popup.html');
    await page.waitForSelector('input');
    const errors: unknown[] = [];
    page.on('pageerror', (error) => errors.push(error));
    const type = (value: string) =>
      page.$eval(
        'input',
        (input, text) => {
          input.value = text;
          input.dispatchEvent(new Event('input', { bubbles: true }));
        },
        value,
      );
    await type('pemphigus');
    await expectText(page, 'A group of rare illnesses');
    await type(query);
    await expectText(page, /not in the glossary|words? found/);
    await expectNothingClipped(page);
    // What comes after is answered as ever.
    await type('vitiligo');
    await expectText(page, 'lose their color');
    expect(errors).toEqual([]);
    await page.close();
  });
});
