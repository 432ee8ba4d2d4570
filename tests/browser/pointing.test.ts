import { expect, test } from 'vitest';
import { inBothBrowsers } from './both-browsers.ts';
import { article, pause } from './page-texts.ts';

inBothBrowsers('pointing', (stage) => {
  test('a word inside a link opens its card, and a click on it follows the link', async () => {
    const reader = await stage.openHtml(
      article('<p>See <a href="#there">pemphigus</a>.</p><p id="there">There.</p>'),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await reader.pointAt('pemphigus');
    await reader.cardWhen();
    const { x, y, width, height } = await reader.boxOf('pemphigus');
    await reader.page.mouse.click(x + width / 2, y + height / 2);
    expect(await reader.page.evaluate(() => location.hash)).toBe('#there');
    await reader.page.close();
  });

  test('passing over a word opens nothing', async () => {
    const reader = await stage.openHtml(article('<p>This is pemphigus.</p>'));
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    const { x, y, width, height } = await reader.boxOf('pemphigus');
    await reader.page.mouse.move(x - 60, y + height / 2);
    await reader.page.mouse.move(x + width + 60, y + height / 2, { steps: 4 });
    await pause(600);
    expect(await reader.card()).toBeNull();
    await reader.page.close();
  });

  test('nothing opens while a button is down or text is being selected', async () => {
    const reader = await stage.openHtml(
      article('<p>Some words before, and this is pemphigus, and more.</p>'),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    const start = await reader.boxOf('Some');
    const word = await reader.boxOf('pemphigus');
    await reader.page.mouse.move(start.x + 2, start.y + start.height / 2);
    await reader.page.mouse.down();
    await reader.page.mouse.move(word.x + word.width / 2, word.y + word.height / 2, { steps: 5 });
    await pause(600);
    expect(await reader.card()).toBeNull();
    await reader.page.mouse.up();
    await reader.page.close();
  });

  test('a selection that is exactly a term opens its card, marked or not', async () => {
    const reader = await stage.openHtml(
      article('<p>First vitiligo, and then vitiligo again, or nothing at all.</p>'),
    );
    await reader.marksWhen((marks) => marks.includes('vitiligo'));
    const { x, y, width, height } = await reader.boxOf('vitiligo', 1);
    await reader.page.mouse.click(x + width / 2, y + height / 2, { count: 2 });
    const card = await reader.cardWhen();
    expect(card.text).toContain('vitiligo');
    await reader.page.keyboard.press('Escape');
    await reader.noCard();
    const other = await reader.boxOf('nothing');
    await reader.page.mouse.click(other.x + 5, other.y + other.height / 2, { count: 2 });
    await pause(800);
    expect(await reader.card()).toBeNull();
    await reader.page.close();
  });

  test('a word that wraps over two lines has two areas and one card', async () => {
    const reader = await stage.openHtml(
      article(
        '<p style="width: 13ch; font: 20px monospace">It is systemic lupus erythematosus.</p>',
      ),
    );
    await reader.marksWhen((marks) => marks.some((mark) => /systemic lupus/.test(mark)));
    await reader.pointAt('systemic');
    const first = await reader.cardWhen();
    await reader.page.keyboard.press('Escape');
    await reader.noCard();
    await reader.moveAway();
    await reader.pointAt('erythematosus');
    const second = await reader.cardWhen();
    expect(second.text).toBe(first.text);
    await reader.page.close();
  });

  test('a word under something opaque opens nothing, one under a transparent cover does', async () => {
    const cover = (style: string) =>
      article(
        `<div style="position: relative"><p>This is pemphigus.</p><i style="position: absolute; inset: 0; ${style}"></i></div>`,
      );
    const opaque = await stage.openHtml(cover('background: rgb(240 240 240)'));
    await opaque.marksWhen((marks) => marks.includes('pemphigus'));
    await opaque.pointAt('pemphigus');
    await pause(600);
    expect(await opaque.card()).toBeNull();
    await opaque.page.close();
    const clear = await stage.openHtml(cover(''));
    await clear.marksWhen((marks) => marks.includes('pemphigus'));
    await clear.pointAt('pemphigus');
    await clear.cardWhen();
    await clear.page.close();
  });

  test('words in scrolled, transformed and fixed containers open', async () => {
    const reader = await stage.openHtml(
      article(`
        <div style="height: 60px; overflow: auto" id="box"><div style="height: 300px"></div><p>Of vitiligo.</p></div>
        <p style="transform: scale(1.4) rotate(3deg); transform-origin: 0 0; margin: 40px">Of psoriasis.</p>
        <p style="position: fixed; bottom: 0; left: 0; background: white">Of pemphigus.</p>`),
    );
    await reader.page.evaluate(() => document.querySelector('#box')?.scrollTo(0, 1000));
    for (const word of ['vitiligo', 'psoriasis', 'pemphigus']) {
      await reader.marksWhen((marks) => marks.includes(word));
      await reader.pointAt(word);
      await reader.cardWhen((card) => card.text.includes(word));
      await reader.page.keyboard.press('Escape');
      await reader.noCard();
      await reader.moveAway();
    }
    await reader.page.close();
  });
});
