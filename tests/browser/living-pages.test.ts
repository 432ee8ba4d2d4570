import { expect, test } from 'vitest';
import { inBothBrowsers } from './both-browsers.ts';
import { article, pause } from './page-texts.ts';

inBothBrowsers('living pages', (stage) => {
  const reveals: [string, string, () => void][] = [
    [
      'a class',
      '<style>.off { display: none }</style><p id="x" class="off">Of psoriasis.</p>',
      () => document.querySelector('#x')?.classList.remove('off'),
    ],
    [
      'a style',
      '<p id="x" style="visibility: hidden">Of psoriasis.</p>',
      () => (document.querySelector('#x') as HTMLElement).style.removeProperty('visibility'),
    ],
    [
      'the hidden attribute',
      '<p id="x" hidden>Of psoriasis.</p>',
      () => document.querySelector('#x')?.removeAttribute('hidden'),
    ],
    [
      'opening details',
      '<details id="x"><summary>More</summary><p>Of psoriasis.</p></details>',
      () => document.querySelector('#x')?.setAttribute('open', ''),
    ],
    [
      'a class on the body',
      '<style>body:not(.on) #x { opacity: 0 }</style><p id="x">Of psoriasis.</p>',
      () => document.body.classList.add('on'),
    ],
    [
      'a stylesheet that comes late',
      '<p id="x" style="display: none">Of psoriasis.</p>',
      () => {
        const style = document.createElement('style');
        style.textContent = '#x { display: block !important }';
        document.head.append(style);
      },
    ],
    [
      'a tick, without any script of the page',
      '<style>#on:not(:checked) ~ #x { display: none }</style><input id="on" type="checkbox"><p id="x">Of psoriasis.</p>',
      () => document.querySelector<HTMLInputElement>('#on')?.click(),
    ],
    [
      'opening a dialog',
      '<dialog id="x"><p>Of psoriasis.</p></dialog>',
      () => document.querySelector<HTMLDialogElement>('#x')?.showModal(),
    ],
    [
      'a popover',
      '<div id="x" popover>Of psoriasis.</div>',
      () => document.querySelector<HTMLElement>('#x')?.showPopover(),
    ],
    [
      'a change of size of what cut it off',
      '<div id="x" style="height: 0; overflow: hidden"><p>Of psoriasis.</p></div>',
      () => {
        (document.querySelector('#x') as HTMLElement).style.height = 'auto';
      },
    ],
    [
      'a fade',
      '<p id="x" style="opacity: 0; transition: opacity 0.2s">Of psoriasis.</p>',
      () => {
        (document.querySelector('#x') as HTMLElement).style.opacity = '1';
      },
    ],
  ];
  test.each(reveals)(
    'text revealed by %s is marked then, and not before',
    async (_name, body, reveal) => {
      const reader = await stage.openHtml(article(`<p>Of pemphigus.</p>${body}`));
      await reader.marksWhen((marks) => marks.includes('pemphigus'));
      await pause(300);
      expect(await reader.marks()).toEqual(['pemphigus']);
      await reader.page.evaluate(reveal);
      await reader.marksWhen((marks) => marks.includes('psoriasis'));
      await reader.page.close();
    },
  );

  test('what readers write, code, and text for screen readers only are left alone', async () => {
    const only =
      'position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)';
    const reader = await stage.openHtml(
      article(`<p>Of pemphigus.</p><textarea>psoriasis</textarea><div contenteditable>psoriasis</div>
        <ul role="listbox"><li role="option">psoriasis</li></ul><span role="searchbox">psoriasis</span>
        <code>psoriasis</code><pre>psoriasis</pre><svg><text y="20">psoriasis</text></svg>
        <span style="${only}">psoriasis</span><p>example.org/psoriasis and psoriasis@example.org</p>`),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await pause(500);
    expect(await reader.marks()).toEqual(['pemphigus']);
    await reader.page.close();
  });

  test('a list that is rendered anew while it is marked keeps its marks', async () => {
    const reader = await stage.openHtml(
      article(`<h2>One</h2><ul id="list"></ul><script>
        let turn = 0;
        const words = ['psoriasis', 'vitiligo', 'pemphigus'];
        const render = () => {
          const items = words.map((word, i) => '<li>' + words[(i + turn) % 3] + ' ' + turn + '</li>');
          document.querySelector('#list').innerHTML = items.join('');
          turn++;
        };
        render();
        setInterval(render, 150);
      </script>`),
    );
    const errors: unknown[] = [];
    reader.page.on('pageerror', (error) => errors.push(error));
    for (let i = 0; i < 5; i++) {
      await reader.marksWhen((marks) => marks.length === 3);
      await pause(200);
    }
    expect(errors).toEqual([]);
    await reader.page.close();
  });

  test('a page translated in place loses the marks of what went and keeps those of what stays', async () => {
    const reader = await stage.openHtml(
      article('<p id="a">This illness is psoriasis.</p><p>Of vitiligo.</p>'),
    );
    await reader.marksWhen((marks) => marks.length === 2);
    await reader.page.evaluate(() => {
      for (const node of document.querySelectorAll('p')) {
        const font = document.createElement('font');
        font.textContent = node.id ? 'Cette maladie est la peau.' : 'Du vitiligo.';
        node.replaceChildren(font);
      }
    });
    await reader.marksWhen((marks) => marks.join() === 'vitiligo');
    await reader.page.close();
  });

  test('marks that the page clears are put back', async () => {
    const reader = await stage.openHtml(article('<p>Of psoriasis.</p>'));
    await reader.marksWhen((marks) => marks.includes('psoriasis'));
    await reader.page.evaluate(() => {
      CSS.highlights.clear();
      document.body.append(
        Object.assign(document.createElement('p'), { textContent: 'Of vitiligo.' }),
      );
    });
    await reader.marksWhen((marks) => marks.includes('psoriasis') && marks.includes('vitiligo'));
    await reader.page.close();
  });

  test('only what is near the viewport is registered', async () => {
    const paragraphs = Array.from(
      { length: 400 },
      (_, i) => `<section><p>Psoriasis ${i}.</p><p style="height: 200px"></p></section>`,
    );
    const reader = await stage.openHtml(article(paragraphs.join('')));
    const marks = await reader.marksWhen((found) => found.length > 0);
    expect(marks.length).toBeLessThan(40);
    await reader.page.evaluate(() => scrollTo(0, 50_000));
    await expect.poll(async () => (await reader.marks()).length).toBeGreaterThan(0);
    expect((await reader.marks()).length).toBeLessThan(60);
    await reader.page.close();
  });

  test('on a page in another language only technical words are marked', async () => {
    const reader = await stage.openHtml(
      '<!doctype html><html lang="fr"><meta charset="utf-8"><title>T</title><p>Le psoriasis et le vitiligo, avec une culture positive.</p>',
    );
    const marks = await reader.marksWhen((found) => found.includes('psoriasis'));
    expect(marks).not.toContain('culture');
    expect(marks).not.toContain('positive');
    await reader.page.close();
  });
});
