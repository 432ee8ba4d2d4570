import { afterEach, expect, test } from 'vitest';
import { inBothBrowsers } from './both-browsers.ts';
import { expectAccessible, expectText, forgetAll, prefer } from './own-pages.ts';

const DESKTOP = { width: 1000, height: 900 };

inBothBrowsers('the first page', (stage) => {
  afterEach(() => forgetAll(stage));

  test('is alive: its words are marked, and a card opens where the pointer rests', async () => {
    const reader = await stage.openOwn('welcome.html', DESKTOP);
    await reader.marksWhen((marks) => marks.includes('SLE') && marks.includes('ANA'));
    await reader.pointAt('SLE');
    const card = await reader.cardWhen();
    expect(card.text).toContain('systemic lupus erythematosus');
    await reader.page.keyboard.press('Escape');
    await reader.noCard();
    await reader.page.close();
  });

  test('says so when nothing is marked', async () => {
    const { page: options } = await stage.openOwn('options.html');
    await options.evaluate(() =>
      (
        globalThis as unknown as {
          chrome: { storage: { sync: { set(items: object): Promise<void> } } };
        }
      ).chrome.storage.sync.set({
        sites: { version: 1, value: { paused: true } },
      }),
    );
    await options.close();
    const { page } = await stage.openOwn('welcome.html', DESKTOP);
    await expectText(page, 'Inlay is paused');
    await page.close();
  });

  test.each(['light', 'dark', 'contrast'])(
    'has no fault axe can find, in colours: %s',
    async (theme) => {
      await prefer(stage, { theme });
      const { page } = await stage.openOwn('welcome.html', DESKTOP);
      await expectText(page, 'Nothing leaves your device');
      // The page begins in its default colours, until it has read which are chosen.
      await page.waitForSelector(`[data-theme="${theme}"]`);
      await expectAccessible(page);
      await page.close();
    },
  );
});
