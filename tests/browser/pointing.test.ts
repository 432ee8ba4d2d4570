import { expect, test } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../settings/preferences.ts';
import { inBothBrowsers } from './both-browsers.ts';
import { middleOf, overlaps } from './hands.ts';
import { forgetAll, prefer, zoom } from './own-pages.ts';
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

  test('a card covers neither end of a word that is broken at the end of a line', async () => {
    const reader = await stage.openHtml(
      article(
        '<p style="width: 22ch; font: 20px monospace">It is said to be lupus nephritis here.</p>',
      ),
    );
    await reader.page.setViewport({ width: 320, height: 640 });
    await reader.marksWhen((marks) => marks.some((mark) => /lupus nephritis/.test(mark)));
    await reader.pointAt('lupus');
    const { box } = await reader.cardWhen((card) => /nephritis/.test(card.text));
    for (const end of ['lupus', 'nephritis'])
      expect(overlaps(box, await reader.boxOf(end))).toBe(false);
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

  test('nothing opens while the page scrolls under the pointer', async () => {
    const line = '<p style="margin: 0">Of pemphigus and pemphigus and pemphigus and pemphigus.</p>';
    await prefer(stage, { density: 'every' });
    const reader = await stage.openHtml(article(line.repeat(200)));
    await reader.marksWhen((marks) => marks.length > 10);
    await reader.page.evaluate(() => {
      let scrolled = Number.NEGATIVE_INFINITY;
      addEventListener('scroll', () => {
        scrolled = performance.now();
      });
      // The page changes nothing itself: what is added is our card.
      new MutationObserver((records) => {
        if (!records.some(({ addedNodes }) => addedNodes.length > 0)) return;
        const rested = Math.round(performance.now() - scrolled);
        document.documentElement.dataset.rested ??= String(rested);
      }).observe(document, { childList: true, subtree: true });
    });
    const { x, y } = middleOf(await reader.boxOf('pemphigus'));
    await reader.page.mouse.move(x, y + 200);
    for (let i = 0; i < 12; i++) {
      await reader.page.mouse.wheel({ deltaY: 40 });
      await pause(60);
    }
    await pause(600);
    await reader.pointAt('pemphigus', 160);
    await reader.cardWhen();
    // A busy machine leaves so much time between two turns of the wheel that a card may open.
    const rested = await reader.page.evaluate(() => document.documentElement.dataset.rested);
    expect(Number(rested)).toBeGreaterThanOrEqual(DEFAULT_PREFERENCES.delayMs - 20);
    await forgetAll(stage);
    await reader.page.close();
  });

  test('nothing opens while something is dragged over a word', async () => {
    const reader = await stage.openHtml(
      article(
        '<p id="thing" draggable="true" style="width: 90px; background: silver">A thing</p><p>This is pemphigus.</p>',
      ),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await reader.page.evaluate(() => {
      addEventListener('dragstart', () => {
        document.title = 'dragging';
      });
    });
    const thing = middleOf(await reader.boxOf('A thing'));
    const word = middleOf(await reader.boxOf('pemphigus'));
    await reader.page.mouse.move(thing.x, thing.y);
    await reader.page.mouse.down();
    await reader.page.mouse.move(word.x - 9, word.y, { steps: 6 });
    await reader.page.mouse.move(word.x, word.y, { steps: 3 });
    await expect.poll(() => reader.page.title()).toBe('dragging');
    await pause(600);
    expect(await reader.card()).toBeNull();
    await reader.page.mouse.up();
    await reader.page.close();
  });

  test('a hover card closes when the pointer jumps from its word into a frame', async () => {
    const reader = await stage.openHtml(
      article(
        '<p>Of pemphigus.</p><iframe srcdoc="<p>Elsewhere.</p>" style="position: fixed; top: 300px; left: 700px"></iframe>',
      ),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await reader.pointAt('pemphigus');
    await reader.cardWhen();
    await reader.page.mouse.move(760, 350);
    await reader.page.mouse.move(765, 352);
    await reader.noCard();
    await reader.page.close();
  });

  test('a word selected inside a shadow root opens its card, marked or not', async () => {
    for (const mode of ['open', 'closed'] as const) {
      const reader = await stage.openHtml(
        article(`<p>Of pemphigus.</p><div id="host"></div><script>
          document.querySelector('#host').attachShadow({ mode: '${mode}' }).innerHTML =
            '<p style="position: fixed; top: 200px; left: 0; margin: 0; font: 20px/30px monospace">pemphigus it is</p>';
        </script>`),
      );
      await reader.marksWhen((marks) => marks.includes('pemphigus'));
      await reader.page.mouse.click(30, 215, { count: 2 });
      const { box } = await reader.cardWhen((card) => card.text.includes('pemphigus'));
      expect(Math.abs(box.y - 230)).toBeLessThan(20);
      await reader.page.close();
    }
  });

  test('a word inside a small frame opens a card that stays in the frame and off the word', async () => {
    const reader = await stage.openHtml(
      article(
        '<iframe srcdoc="<p>Of pemphigus.</p>" style="position: absolute; top: 50px; left: 100px; width: 340px; height: 220px; border: 0"></iframe>',
      ),
    );
    const frame = () => reader.page.frames().find((one) => one.parentFrame() !== null);
    const marked = () => frame()?.evaluate(() => CSS.highlights.get('inlay-term')?.size ?? 0);
    await expect.poll(marked).toBe(1);
    await reader.moveTo({ x: 170, y: 77 });
    const { box, text } = await reader.cardWhen();
    expect(text).toContain('pemphigus');
    // In the frame's own pixels, the word stands in its first 40.
    expect(box.y).toBeGreaterThan(30);
    expect(box.y + box.height).toBeLessThanOrEqual(220);
    expect(box.x + box.width).toBeLessThanOrEqual(340);
    await reader.page.close();
  });

  test.each([125, 400])('at %s % zoom of the browser a word opens its card', async (percent) => {
    const reader = await stage.openHtml(article('<p>Of pemphigus.</p>'));
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await zoom(stage, reader, percent / 100);
    const factor = () => reader.page.evaluate(() => devicePixelRatio);
    await expect.poll(factor).toBeCloseTo(percent / 100);
    await reader.pointAt('pemphigus');
    const { box } = await reader.cardWhen((card) => card.text.includes('pemphigus'));
    const view = await reader.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    expect(box.x + box.width).toBeLessThanOrEqual(view.width + 1);
    expect(box.y + box.height).toBeLessThanOrEqual(view.height + 1);
    expect(overlaps(box, await reader.boxOf('pemphigus'))).toBe(false);
    await zoom(stage, reader, 1);
    await reader.page.close();
  });

  test('a hover card stays while the page comes and goes under the pointer that rests on its word', async () => {
    const reader = await stage.openHtml(
      article('<div id="box"><p>This is <b>pemphigus</b>.</p></div>'),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await reader.pointAt('pemphigus');
    await reader.cardWhen();
    for (let turn = 0; turn < 4; turn++) {
      await reader.page.evaluate(() => {
        const cover = Object.assign(document.createElement('i'), { id: 'cover' });
        cover.style.cssText = 'position: fixed; inset: 0';
        document.body.append(cover);
      });
      await pause(150);
      await reader.page.evaluate(() => document.querySelector('#cover')?.remove());
      await pause(150);
    }
    await pause(500);
    expect(await reader.card()).not.toBeNull();
    await reader.page.close();
  });
});
