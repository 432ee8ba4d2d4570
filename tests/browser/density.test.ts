import { afterEach, expect, test } from 'vitest';
import { inBothBrowsers, type Stage } from './both-browsers.ts';
import { forgetAll, prefer } from './own-pages.ts';
import { article, pause } from './page-texts.ts';
import type { Reader } from './reader.ts';

/** A page of several sections; each place is numbered by what stands before its word. */
const PAGE = article(`
  <nav>1 psoriasis, 2 psoriasis</nav>
  <main>
    <h1>A heading</h1>
    <p>3 psoriasis, 4 psoriasis</p>
    <p>5 psoriasis</p>
    <div><h2>Another</h2></div>
    <p>6 psoriasis</p>
    <article><p>7 psoriasis</p><p>8 psoriasis</p></article>
    <p>9 psoriasis</p>
    <section><h3>Third</h3><div><p>10 psoriasis</p></div><p>11 psoriasis</p></section>
    <div role="region" aria-label="More"><p>12 psoriasis</p></div>
  </main>
  <footer>13 psoriasis</footer>`);

/** The numbers of the places that are marked, in order. */
function places(reader: Reader): Promise<number[]> {
  return reader.page.evaluate(() =>
    [...(CSS.highlights.get('inlay-term') ?? [])]
      .map((mark) => {
        const { startContainer, startOffset } = mark as StaticRange;
        const before = startContainer.textContent?.slice(0, startOffset) ?? '';
        return Number(/(\d+) $/.exec(before)?.[1]);
      })
      .sort((a, b) => a - b),
  );
}

async function open(stage: Stage, density: string): Promise<Reader> {
  await prefer(stage, { density });
  const reader = await stage.openHtml(PAGE);
  await reader.page.setViewport({ width: 800, height: 1400 });
  return reader;
}

inBothBrowsers('how much is marked', (stage) => {
  afterEach(() => forgetAll(stage));

  const choices: [string, string, number[]][] = [
    [
      'the first in each section, as headings and landmarks make them',
      'section',
      [1, 3, 6, 7, 10, 12, 13],
    ],
    ['the first on the page', 'page', [1]],
    ['every one', 'every', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]],
  ];
  test.each(choices)('%s', async (_name, density, wanted) => {
    const reader = await open(stage, density);
    await expect.poll(() => places(reader)).toEqual(wanted);
    await reader.page.close();
  });

  test('none, and a selection is explained all the same', async () => {
    const reader = await open(stage, 'off');
    await pause(800);
    expect(await places(reader)).toEqual([]);
    const { x, y, width, height } = await reader.boxOf('psoriasis', 3);
    await reader.page.mouse.click(x + width / 2, y + height / 2, { count: 2 });
    await reader.cardWhen((card) => card.text.includes('psoriasis'));
    await reader.page.close();
  });

  test('a choice made anew is followed at once in the open page', async () => {
    const reader = await open(stage, 'page');
    await expect.poll(() => places(reader)).toEqual([1]);
    await prefer(stage, { density: 'every' });
    await reader.page.bringToFront();
    await expect.poll(async () => (await places(reader)).length).toBe(13);
    await reader.page.close();
  });

  test('the first that can be seen counts, and its mark stays when an earlier one appears', async () => {
    await prefer(stage, { density: 'page' });
    const reader = await stage.openHtml(
      article('<p id="x" hidden>1 psoriasis</p><p>2 psoriasis</p><p>3 psoriasis</p>'),
    );
    await expect.poll(() => places(reader)).toEqual([2]);
    await reader.page.evaluate(() => document.querySelector('#x')?.removeAttribute('hidden'));
    await pause(600);
    expect(await places(reader)).toEqual([2]);
    await reader.page.close();
  });

  test('when the text that had the mark goes, another has it', async () => {
    const reader = await stage.openHtml(article('<p id="x">1 psoriasis</p><p>2 psoriasis</p>'));
    await expect.poll(() => places(reader)).toEqual([1]);
    await reader.page.evaluate(() => document.querySelector('#x')?.remove());
    await expect.poll(() => places(reader)).toEqual([2]);
    await reader.page.close();
  });

  test('a mark stays where it is when its text is only written anew', async () => {
    const reader = await stage.openHtml(
      article('<p>1 psoriasis</p><p id="x">2 vitiligo</p><p>3 vitiligo</p><p>4 vitiligo</p>'),
    );
    await expect.poll(() => places(reader)).toEqual([1, 2]);
    for (let turn = 0; turn < 5; turn++) {
      await reader.page.evaluate((busyFrom) => {
        document.querySelector('#x')?.replaceChildren('2 vitiligo');
        // A page that keeps the browser busy lets what waits come in any order.
        setTimeout(() => {
          for (const end = performance.now() + 150; performance.now() < end; );
        }, busyFrom);
      }, turn * 40);
      await pause(250);
      await expect.poll(() => places(reader)).toEqual([1, 2]);
    }
    await reader.page.close();
  });
});
