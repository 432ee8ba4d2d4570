import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inBothBrowsers, type Stage } from './both-browsers.ts';
import { article, pause } from './page-texts.ts';
import type { Reader } from './reader.ts';

const PREACT = join(import.meta.dirname, '../../node_modules/preact/dist/preact.mjs');

/** Opens a page whose script gets what went wrong on it counted. */
async function openLiving(
  stage: Stage,
  body: string,
): Promise<{ reader: Reader; errors: unknown[] }> {
  stage.server.put('preact.js', readFileSync(PREACT, 'utf8'));
  const reader = await stage.openHtml(article(body, '<link rel="icon" href="data:,">'));
  const errors: unknown[] = [];
  reader.page.on('pageerror', (error) => errors.push(error));
  reader.page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { reader, errors };
}

/** What is marked, by the text of the list item it stands in. */
function markedItems(reader: Reader): Promise<string[]> {
  return reader.page.evaluate(() =>
    [...(CSS.highlights.get('inlay-term') ?? [])]
      .map(
        (range) =>
          (range as StaticRange).startContainer.parentElement?.closest('li')?.textContent ?? 'gone',
      )
      .sort(),
  );
}

inBothBrowsers('a page rendered anew', (stage) => {
  const LIST = `<h2>Words</h2><div id="app"></div><script type="module">
    import { h, render } from '/preact.js';
    const words = ['psoriasis', 'vitiligo', 'pemphigus', 'uveitis', 'vasculitis', 'scleroderma'];
    let turn = 0;
    const list = () => words.slice(0, 3 + (turn % 4)).map((_, i) => words[(i + turn) % words.length]);
    const draw = () => render(h('ul', null, list().map((word) =>
      h('li', { key: word }, word, ' ', h('b', null, turn), turn % 2 ? ' is here' : ' was there'))), app);
    globalThis.step = (to) => { turn = to; draw(); };
    globalThis.finds = () => list().map((word) => document.querySelectorAll('li')[list().indexOf(word)].textContent.startsWith(word));
    draw();
  </script>`;

  test('by Preact, with keys, keeps its marks with their words and breaks nothing', async () => {
    const { reader, errors } = await openLiving(stage, LIST);
    await reader.marksWhen((marks) => marks.length === 3);
    for (const turn of [1, 2, 3, 7, 4, 11, 0]) {
      await reader.page.evaluate(
        (to) => (globalThis as unknown as { step(to: number): void }).step(to),
        turn,
      );
      const items = await reader.page.evaluate(() =>
        [...document.querySelectorAll('li')].map((item) => item.textContent ?? '').sort(),
      );
      await expect.poll(() => markedItems(reader)).toEqual(items);
      const finds = await reader.page.evaluate(() =>
        (globalThis as unknown as { finds(): boolean[] }).finds(),
      );
      expect(finds).not.toContain(false);
    }
    expect(errors).toEqual([]);
    await reader.page.close();
  });

  test('by Preact while a card is open leaves the card or closes it, and breaks nothing', async () => {
    const { reader, errors } = await openLiving(stage, LIST);
    await reader.marksWhen((marks) => marks.length === 3);
    await reader.pointAt('vitiligo');
    await reader.cardWhen();
    for (let turn = 1; turn < 12; turn++) {
      await reader.page.evaluate(
        (to) => (globalThis as unknown as { step(to: number): void }).step(to),
        turn,
      );
      await pause(50);
    }
    const last = await reader.page.evaluate(() => document.querySelectorAll('li').length);
    await reader.marksWhen((marks) => marks.length === last);
    expect(errors).toEqual([]);
    await reader.page.close();
  });

  test('by a library that moves and reuses its nodes, marks what the nodes now say', async () => {
    const { reader, errors } = await openLiving(
      stage,
      `<h2>Words</h2><ul id="list"><li>psoriasis</li><li>vitiligo</li><li>pemphigus</li><li>nothing</li></ul><script>
        globalThis.move = () => list.append(list.firstElementChild);
        globalThis.reuse = () => { list.children[0].firstChild.data = 'uveitis'; list.children[1].firstChild.nodeValue = 'nothing'; };
      </script>`,
    );
    await reader.marksWhen((marks) => marks.length === 3);
    await reader.page.evaluate(() => (globalThis as unknown as { move(): void }).move());
    await expect.poll(() => markedItems(reader)).toEqual(['pemphigus', 'psoriasis', 'vitiligo']);
    await reader.page.evaluate(() => (globalThis as unknown as { reuse(): void }).reuse());
    await expect.poll(() => markedItems(reader)).toEqual(['psoriasis', 'uveitis']);
    expect(errors).toEqual([]);
    await reader.page.close();
  });

  test('as a list of which only what is in sight exists, is marked as it scrolls', async () => {
    const { reader, errors } = await openLiving(
      stage,
      `<div id="scroller" style="height: 300px; overflow: auto"><div id="inner" style="position: relative; height: 100000px"></div></div><script>
        const words = ['psoriasis', 'vitiligo', 'pemphigus'];
        const draw = () => {
          const first = Math.floor(scroller.scrollTop / 50);
          inner.replaceChildren(...Array.from({ length: 8 }, (_, i) => {
            const row = document.createElement('article');
            row.style.cssText = 'position: absolute; top: ' + (first + i) * 50 + 'px';
            row.textContent = 'Row ' + (first + i) + ' of ' + words[(first + i) % 3];
            return row;
          }));
        };
        scroller.onscroll = draw;
        draw();
      </script>`,
    );
    await reader.marksWhen((marks) => marks.length > 5);
    for (const top of [5000, 90_000, 200]) {
      await reader.page.evaluate((to) => document.querySelector('#scroller')?.scrollTo(0, to), top);
      const rows = () =>
        reader.page.evaluate(() =>
          [...(CSS.highlights.get('inlay-term') ?? [])].map((range) =>
            Number(/\d+/.exec((range as StaticRange).startContainer.textContent ?? '')?.[0]),
          ),
        );
      const inSight = Array.from({ length: 6 }, (_, i) => top / 50 + i);
      await expect.poll(rows).toEqual(expect.arrayContaining(inSight));
      expect((await rows()).every((row) => row >= top / 50 && row < top / 50 + 8)).toBe(true);
    }
    expect(errors).toEqual([]);
    await reader.page.close();
  });

  // As the translators built into browsers do it: each text node is replaced by nested <font>s.
  const TRANSLATE = `(words) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const all = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) if (/\\S/.test(text.data) && text.parentElement.localName !== 'script') all.push(text);
    for (const text of all) {
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      outer.style.verticalAlign = inner.style.verticalAlign = 'inherit';
      inner.textContent = words[text.data.trim()] ?? text.data;
      outer.append(inner);
      text.replaceWith(outer);
    }
  }`;

  test('by a translator into English is read as English', async () => {
    const { reader, errors } = await openLiving(
      stage,
      `<p>Le <a href="#x">psoriasis</a> est une maladie de la peau.</p><p id="x">Cela vient du sang.</p><script>
        document.documentElement.lang = 'fr';
      </script>`,
    );
    await reader.marksWhen((marks) => marks.join() === 'psoriasis');
    await reader.page.evaluate(`(${TRANSLATE})({ 'est une maladie de la peau.': 'is an illness. Some have a flare.', 'Cela vient du sang.': 'A skin biopsy shows it.', Le: 'The' });
      document.documentElement.lang = 'en'; document.documentElement.className = 'translated-ltr';`);
    await reader.marksWhen((marks) => marks.includes('skin biopsy') && marks.includes('psoriasis'));
    await reader.pointAt('psoriasis');
    await reader.cardWhen();
    expect(errors).toEqual([]);
    await reader.page.close();
  });

  test('by a translator out of English keeps the marks of what still stands there', async () => {
    const { reader, errors } = await openLiving(
      stage,
      '<p>Some <b>psoriasis</b> needs a skin biopsy.</p><p>Of vitiligo.</p>',
    );
    await reader.marksWhen((marks) => marks.includes('skin biopsy') && marks.includes('vitiligo'));
    await reader.page.evaluate(`(${TRANSLATE})({ 'needs a skin biopsy.': 'demande un examen.', 'Of vitiligo.': 'Du vitiligo.', Some: 'Du' });
      document.documentElement.lang = 'fr';`);
    await reader.marksWhen((marks) => marks.toSorted().join() === 'psoriasis,vitiligo');
    expect(errors).toEqual([]);
    await reader.page.close();
  });
});
