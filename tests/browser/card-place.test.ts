import { expect, test } from 'vitest';
import { inBothBrowsers } from './both-browsers.ts';
import { middleOf, overlaps } from './hands.ts';
import { article, pause } from './page-texts.ts';
import type { Box, Reader } from './reader.ts';

/** Points at a word and sees that its card is next to it, whole, and does not cover it. */
async function expectBeside(reader: Reader, word: string): Promise<Box> {
  await reader.marksWhen((marks) => marks.includes(word));
  await reader.pointAt(word);
  const { box } = await reader.cardWhen((card) => card.text.includes(word));
  const at = await reader.boxOf(word);
  expect(overlaps(box, at)).toBe(false);
  expect(
    overlaps(box, { x: at.x - 60, y: at.y - 60, width: 120 + at.width, height: 120 + at.height }),
  ).toBe(true);
  const view = await reader.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(view.width);
  expect(box.y + box.height).toBeLessThanOrEqual(view.height);
  return box;
}

inBothBrowsers('where the card stands', (stage) => {
  const pages: [string, string, string][] = [
    [
      'beside a word of vertical text',
      '<p style="writing-mode: vertical-rl; height: 200px">Of pemphigus, standing.</p>',
      '',
    ],
    [
      'beside a word in a right-to-left page',
      '<p>זה pemphigus כאן</p>',
      '<script>document.documentElement.dir = "rtl"</script>',
    ],
    [
      'beside a word in a page that scales itself',
      '<p style="margin: 100px">Of pemphigus.</p>',
      '<style>html { zoom: 1.5 }</style>',
    ],
    [
      'beside a word in a page that is transformed',
      '<p style="margin: 100px">Of pemphigus.</p>',
      '<style>html { transform: translate(20px, 30px) scale(1.2); transform-origin: 0 0 }</style>',
    ],
    [
      'beside a word in a page with wild styles',
      '<p style="margin: 100px">Of pemphigus.</p>',
      '<style>* { position: static !important; opacity: 0.9 !important; transform: translateX(30px) !important; max-width: 500px !important; max-height: 90px !important; transition: all 2s !important; padding: 9px !important; float: left !important }</style>',
    ],
  ];
  test.each(pages)('%s', async (_name, body, head) => {
    const reader = await stage.openHtml(article(body, head));
    await expectBeside(reader, 'pemphigus');
    await reader.page.close();
  });

  test('its text runs in its own direction on a right-to-left page', async () => {
    const reader = await stage.openHtml(
      article('<p>זה pemphigus כאן</p>', '<style>html { direction: rtl }</style>'),
    );
    await expectBeside(reader, 'pemphigus');
    const direction = await reader.inside.call(
      `(root) => getComputedStyle(root.querySelector('.term-card')).direction`,
    );
    expect(direction).toBe('ltr');
    await reader.page.close();
  });

  test('nothing of it moves, grows or flashes once it is open', async () => {
    const reader = await stage.openHtml(
      article('<p style="margin: 100px">Of pemphigus and <b>vitiligo</b>.</p>'),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await reader.page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      const look = () => {
        const host = document.querySelector('inlay-card');
        if (host) {
          const { x, y, width, height } = host.getBoundingClientRect();
          seen.push([x, y, width, height].map(Math.round).join());
        }
        requestAnimationFrame(look);
      };
      look();
    });
    await reader.pointAt('pemphigus');
    await reader.cardWhen();
    const seen = () =>
      reader.page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
    await expect.poll(async () => (await seen()).length).toBeGreaterThan(20);
    expect(new Set(await seen()).size).toBe(1);
    await reader.page.close();
  });

  test('it shows in full screen', async () => {
    const reader = await stage.openHtml(
      article(
        '<div id="stage" style="background: white"><button onclick="stage.requestFullscreen()">Large</button><p>Of pemphigus.</p></div>',
      ),
    );
    const { x, y } = middleOf(await reader.boxOf('Large'));
    await reader.page.mouse.click(x, y);
    await expect
      .poll(() => reader.page.evaluate(() => document.fullscreenElement?.id))
      .toBe('stage');
    const box = await expectBeside(reader, 'pemphigus');
    const top = await reader.page.evaluate(
      (px, py) => document.elementFromPoint(px, py)?.localName,
      box.x + 20,
      box.y + 20,
    );
    expect(top).toBe('inlay-card');
    await reader.page.close();
  });

  test('it opens above a modal dialog inside a shadow root, and can be used there', async () => {
    const reader = await stage.openHtml(
      article(`<p>Of vitiligo.</p><div id="host"></div><script>
        const root = document.querySelector('#host').attachShadow({ mode: 'open' });
        root.innerHTML = '<dialog><p>Of <b style="position: fixed; top: 200px; left: 300px; font: 20px/30px monospace">pemphigus</b>.</p></dialog>';
        root.querySelector('dialog').showModal();
      </script>`),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await reader.moveTo({ x: 350, y: 215 });
    await reader.cardWhen((card) => card.text.includes('pemphigus'));
    await reader.clickInCard('More');
    await reader.cardWhen((card) => card.text.includes('Related words'));
    await reader.page.keyboard.press('Escape');
    await reader.noCard();
    const open = await reader.page.evaluate(
      () => document.querySelector('#host')?.shadowRoot?.querySelector('dialog')?.open,
    );
    expect(open).toBe(true);
    await reader.page.close();
  });

  test('it goes when its word is scrolled out of the box it stands in', async () => {
    const reader = await stage.openHtml(
      article(
        '<div id="box" style="margin: 200px; height: 120px; overflow: auto"><p>Of pemphigus.</p><div style="height: 900px"></div></div>',
      ),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await reader.pointAt('pemphigus');
    const before = await reader.cardWhen();
    await reader.page.evaluate(() => document.querySelector('#box')?.scrollBy(0, 10));
    await expect
      .poll(async () => Math.round(before.box.y - ((await reader.card())?.box.y ?? 0)))
      .toBe(10);
    await reader.page.evaluate(() => document.querySelector('#box')?.scrollBy(0, 120));
    await reader.noCard();
    await reader.page.close();
  });

  test('the way to it is safe, however slow', async () => {
    const reader = await stage.openHtml(article('<p style="margin: 100px">Of pemphigus.</p>'));
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await reader.pointAt('pemphigus');
    const { box } = await reader.cardWhen();
    const from = middleOf(await reader.boxOf('pemphigus'));
    const to = { x: box.x + box.width - 40, y: box.y + box.height - 30 };
    for (let i = 1; i <= 20; i++) {
      const part = i / 20;
      await reader.page.mouse.move(
        from.x + (to.x - from.x) * part,
        from.y + (to.y - from.y) * part,
      );
      await pause(60);
    }
    await pause(500);
    expect(await reader.card()).not.toBeNull();
    await reader.page.close();
  });

  test('a card that only hovers takes no focus, and one that is closed gives it back into a shadow root', async () => {
    const reader = await stage.openHtml(
      article(`<div id="host"></div><p style="margin: 100px">Of pemphigus.</p><script>
        document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML = '<button>One</button><button id="two">Two</button>';
      </script>`),
    );
    const focused = () =>
      reader.page.evaluate(
        () =>
          document.activeElement?.shadowRoot?.activeElement?.id ??
          document.activeElement?.localName,
      );
    await reader.page.evaluate(() =>
      document.querySelector('#host')?.shadowRoot?.querySelector<HTMLElement>('#two')?.focus(),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await reader.pointAt('pemphigus');
    await reader.cardWhen();
    expect(await focused()).toBe('two');
    await reader.clickInCard('More');
    await expect.poll(focused).toBe('inlay-card');
    await reader.page.keyboard.press('Escape');
    await reader.noCard();
    expect(await focused()).toBe('two');
    await reader.page.close();
  });

  test('it stays where it is when the reader selects a word in it', async () => {
    const reader = await stage.openHtml(article('<p style="margin: 100px">Of pemphigus.</p>'));
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await reader.pointAt('pemphigus');
    const { box } = await reader.cardWhen();
    const term = await reader.inside.call(`(root) => {
      const { x, y, width, height } = root.querySelector('.card-term').getBoundingClientRect();
      return JSON.stringify({ x, y, width, height });
    }`);
    const { x, y, height } = JSON.parse(term ?? '') as Box;
    await reader.page.mouse.click(x + 20, y + height / 2, { count: 2 });
    await pause(900);
    const card = await reader.card();
    expect(card?.box).toEqual(box);
    expect(card?.text).not.toContain('Related words');
    await reader.page.close();
  });
});
