import { expect, test } from 'vitest';
import { launch } from './launch.ts';
import { expectAccessible, expectText } from './own-pages.ts';

// Firefox takes its language from a language pack, which a bare machine has not.
test('in a Spanish Chromium every page of ours is Spanish, what entries say stays English', async () => {
  const before = process.env.LANGUAGE;
  process.env.LANGUAGE = 'es';
  const { browser, extensionUrl } = await launch('chromium', { chromiumArguments: ['--lang=es'] });
  try {
    const page = await browser.newPage();
    await page.goto(`${extensionUrl}options.html`);
    await expectText(page, 'Palabras que conozco');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('es');
    await expectAccessible(page);
    await page.goto(`${extensionUrl}popup.html?q=pemfigus`);
    await expectText(page, 'Enfermedad');
    await page.keyboard.press('Enter');
    await expectText(page, 'no es un consejo sobre su salud');
    expect(await page.$eval('.card-short', (text) => (text as HTMLElement).lang)).toBe('en');
    await page.goto(`${extensionUrl}welcome.html`);
    await expectText(page, 'Nada sale de su dispositivo');
    await expectAccessible(page);
  } finally {
    await browser.close();
    if (before === undefined) delete process.env.LANGUAGE;
    else process.env.LANGUAGE = before;
  }
});
