import { expect, test } from 'vitest';
import { inBothBrowsers } from './both-browsers.ts';
import { overlaps } from './hands.ts';
import { article, pause } from './page-texts.ts';

inBothBrowsers('the card', (stage) => {
  const corners: [string, string][] = [
    ['the top left', 'top: 0; left: 0'],
    ['the top right', 'top: 0; right: 0'],
    ['the bottom left', 'bottom: 0; left: 0'],
    ['the bottom right', 'bottom: 0; right: 0'],
    ['the middle', 'top: 48%; left: 48%'],
  ];
  test.each(corners)('at %s it stays in the viewport and off its word', async (_name, style) => {
    const reader = await stage.openHtml(
      article(`<p style="position: fixed; margin: 0; ${style}">Of pemphigus.</p>`),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await reader.pointAt('pemphigus');
    const { box } = await reader.cardWhen();
    const view = await reader.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(view.width);
    expect(box.y + box.height).toBeLessThanOrEqual(view.height);
    expect(overlaps(box, await reader.boxOf('pemphigus'))).toBe(false);
    await reader.page.close();
  });

  test('in a window as small as 400 % zoom makes it, it is a sheet that leaves the word visible', async () => {
    const reader = await stage.openHtml(article('<p>Some text.</p><p>Of pemphigus.</p>'));
    await reader.page.setViewport({ width: 320, height: 256 });
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await reader.pointAt('pemphigus');
    const { box } = await reader.cardWhen();
    expect(box.width).toBeLessThanOrEqual(320);
    expect(box.y + box.height).toBeLessThanOrEqual(257);
    expect(overlaps(box, await reader.boxOf('pemphigus'))).toBe(false);
    await reader.page.close();
  });

  test('it follows its word when the page scrolls', async () => {
    const reader = await stage.openHtml(
      article(
        '<p>Of pemphigus.</p><div style="height: 3000px"></div>',
        '<style>body { padding-top: 300px }</style>',
      ),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    const { x, y, width, height } = await reader.boxOf('pemphigus');
    await reader.page.mouse.click(x + width / 2, y + height / 2);
    const before = await reader.cardWhen();
    await reader.page.evaluate(() => scrollBy(0, 120));
    await expect
      .poll(async () => Math.round(before.box.y - ((await reader.card())?.box.y ?? 0)))
      .toBe(120);
    await reader.page.close();
  });

  test('it shows above an open modal dialog, and Esc closes it and not the dialog', async () => {
    const reader = await stage.openHtml(
      article(
        '<dialog><p>Of pemphigus.</p></dialog><script>document.querySelector("dialog").showModal()</script>',
      ),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await reader.pointAt('pemphigus');
    await reader.cardWhen();
    await reader.page.keyboard.press('Escape');
    await reader.noCard();
    expect(await reader.page.evaluate(() => document.querySelector('dialog')?.open)).toBe(true);
    await reader.page.close();
  });

  test('a pinned card gives the focus back when it closes', async () => {
    const reader = await stage.openHtml(
      article('<button id="b">Press</button><p>Of pemphigus.</p>'),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await reader.page.focus('#b');
    await reader.pointAt('pemphigus');
    await reader.cardWhen();
    await reader.clickInCard('More');
    await expect
      .poll(() => reader.page.evaluate(() => document.activeElement?.localName))
      .toBe('inlay-card');
    await reader.page.keyboard.press('Escape');
    await reader.noCard();
    expect(await reader.page.evaluate(() => document.activeElement?.id)).toBe('b');
    await reader.page.close();
  });

  test('related words open in place, with a way back', async () => {
    const reader = await stage.openHtml(article('<p>Of pemphigus.</p>'));
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await reader.pointAt('pemphigus');
    await reader.cardWhen();
    await reader.clickInCard('More');
    await reader.cardWhen((card) =>
      card.controls.some(({ name }) => name.startsWith('pemphigus vulgaris')),
    );
    await reader.clickInCard('pemphigus vulgaris');
    await reader.cardWhen(
      (card) => card.text.includes('pem-fih-gus vul') || card.text.includes('PEM-fih-gus vul'),
    );
    await reader.clickInCard('Back');
    await reader.cardWhen((card) => !card.text.includes('PEM-fih-gus vul'));
    await reader.page.close();
  });

  test('"I know this word" takes the mark, here and on the next page', async () => {
    const reader = await stage.openHtml(article('<p>Of psoriasis and vitiligo.</p>'));
    await reader.marksWhen((marks) => marks.includes('vitiligo'));
    await reader.pointAt('vitiligo');
    await reader.cardWhen();
    await reader.clickInCard('I know this word');
    await reader.marksWhen((marks) => !marks.includes('vitiligo'));
    await reader.page.reload({ waitUntil: 'domcontentloaded' });
    await reader.marksWhen((marks) => marks.length > 0);
    expect(await reader.marks()).not.toContain('vitiligo');
    await reader.page.close();
  });

  test('keys typed in the card do not reach the page', async () => {
    const reader = await stage.openHtml(
      article(`<p>Of pemphigus.</p><script>
        window.heard = [];
        for (const type of ['keydown', 'keypress', 'keyup']) addEventListener(type, (event) => heard.push(event.key), true);
      </script>`),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    const { x, y, width, height } = await reader.boxOf('pemphigus');
    await reader.page.mouse.click(x + width / 2, y + height / 2);
    await reader.cardWhen();
    await reader.page.keyboard.press('j');
    await reader.page.keyboard.press('Tab');
    await reader.page.keyboard.press('Escape');
    await reader.noCard();
    const heard = await reader.page.evaluate(
      () => (window as unknown as { heard: string[] }).heard,
    );
    expect(heard).toEqual([]);
    await reader.page.close();
  });

  test('page styles do not reach it', async () => {
    const wild = `<style>
      html { font-size: 40px; letter-spacing: 3px }
      * { font-size: 60px !important; color: lime !important; display: block !important;
        position: relative !important; transform: rotate(2deg) !important; padding: 9px !important;
        border: 3px solid red !important; max-width: 200px !important; opacity: 0.5 !important;
        height: 90px !important; filter: blur(1px) !important; transition: all 5s !important }
    </style>`;
    const calm = await stage.openHtml(article('<p>Of psoriasis.</p>'));
    await calm.marksWhen((marks) => marks.includes('psoriasis'));
    await calm.pointAt('psoriasis');
    const expected = await calm.cardWhen();
    await calm.page.close();
    const reader = await stage.openHtml(article('<p>Of psoriasis.</p>', wild));
    await reader.marksWhen((marks) => marks.includes('psoriasis'));
    await reader.pointAt('psoriasis');
    await pause(300);
    const card = await reader.cardWhen();
    expect(card.box.width).toBeCloseTo(expected.box.width, 0);
    expect(card.box.height).toBeCloseTo(expected.box.height, 0);
    expect(card.text).toBe(expected.text);
    await reader.page.close();
  });
});
