import { expect, test } from 'vitest';
import { inBothBrowsers } from './both-browsers.ts';
import { Pen, pressLong, swipe, tap } from './hands.ts';
import { article, pause } from './page-texts.ts';
import type { Box, Reader } from './reader.ts';

const PAGE = article('<p style="margin: 200px 20px 20px">This is pemphigus.</p><p>Far away.</p>');

/** As long as a finger may stay for a tap; longer is a long press. */
const TAP_MS = 500;

/** Taps; again where the machine was so slow that it became a long press. */
async function tapShortly(reader: Reader, box: Box): Promise<void> {
  await reader.page.evaluate(() => {
    let down = 0;
    addEventListener('pointerdown', ({ timeStamp }) => {
      down = timeStamp;
    });
    addEventListener('pointerup', ({ timeStamp }) => {
      document.documentElement.dataset.held = String(timeStamp - down);
    });
  });
  const held = () => reader.page.evaluate(() => Number(document.documentElement.dataset.held));
  do await tap(reader.page, box);
  while ((await held()) >= TAP_MS);
}

inBothBrowsers('fingers and pens', (stage) => {
  test('a tap on a word opens its card, a second one closes it', async () => {
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    const word = await reader.boxOf('pemphigus');
    await tap(reader.page, word);
    await reader.cardWhen((card) => card.text.includes('pemphigus'));
    await pause(600);
    expect(await reader.card()).not.toBeNull();
    await tapShortly(reader, word);
    await reader.noCard();
    await reader.page.close();
  });

  test('a tap elsewhere closes the card, a tap in it does not', async () => {
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await tap(reader.page, await reader.boxOf('pemphigus'));
    const { box } = await reader.cardWhen();
    await tap(reader.page, { x: box.x + box.width - 90, y: box.y + 24, width: 2, height: 2 });
    await pause(400);
    expect(await reader.card()).not.toBeNull();
    await tap(reader.page, await reader.boxOf('This'));
    await reader.noCard();
    await reader.page.close();
  });

  test('a tap on a word that is a link is left to the page; a long press opens its card', async () => {
    const reader = await stage.openHtml(
      article('<p style="margin-top: 200px">See <a href="#there">pemphigus</a>.</p>'),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    const word = await reader.boxOf('pemphigus');
    await tap(reader.page, word);
    await expect.poll(() => reader.page.evaluate(() => location.hash)).toBe('#there');
    expect(await reader.card()).toBeNull();
    const lift = await pressLong(reader.page, word);
    await reader.cardWhen((card) => card.text.includes('pemphigus'));
    await lift();
    await reader.page.close();
  });

  test('the card that a long press opened stays when the finger is lifted', async () => {
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    const lift = await pressLong(reader.page, await reader.boxOf('pemphigus'));
    await reader.cardWhen();
    await lift();
    await pause(500);
    expect(await reader.card()).not.toBeNull();
    await reader.page.close();
  });

  test('a finger that scrolls opens nothing, however slow it is', async () => {
    const reader = await stage.openHtml(
      article(
        '<p style="margin: 400px 20px 2000px">This is pemphigus.</p>',
        '<meta name="viewport" content="width=device-width">',
      ),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await swipe(reader.page, await reader.boxOf('pemphigus'), { x: 0, y: -120 });
    await pause(700);
    expect(await reader.card()).toBeNull();
    await reader.page.close();
  });

  test('after a finger has scrolled, a selection that is a term opens its card all the same', async () => {
    const reader = await stage.openHtml(
      article('<p style="margin: 400px 20px 2000px">This is <b>pemphigus</b>.</p>'),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await swipe(reader.page, await reader.boxOf('pemphigus'), { x: 0, y: -120 });
    await reader.page.evaluate(() => {
      const word = document.querySelector('b');
      if (word) getSelection()?.selectAllChildren(word);
    });
    await reader.cardWhen((card) => card.text.includes('pemphigus'));
    await reader.page.close();
  });

  test('a pen that rests over a word opens its card, and a tap of it opens it to stay', async () => {
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    const pen = new Pen(reader.page, stage.name);
    const word = await reader.boxOf('pemphigus');
    await pen.hover(word);
    await reader.cardWhen();
    await reader.page.keyboard.press('Escape');
    await reader.noCard();
    await pen.tap(word);
    await reader.cardWhen();
    await pen.hover(await reader.boxOf('Far away'));
    await pause(700);
    expect(await reader.card()).not.toBeNull();
    await reader.page.close();
  });
});
