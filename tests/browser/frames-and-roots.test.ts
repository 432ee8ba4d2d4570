import { expect, test } from 'vitest';
import { inBothBrowsers } from './both-browsers.ts';
import { article } from './page-texts.ts';
import type { Reader } from './reader.ts';

/** What is marked in all frames of the page, by the text of the node it begins in. */
async function markedInFrames({ page }: Reader): Promise<string[]> {
  const found: string[] = [];
  for (const frame of page.frames()) {
    const texts = await frame
      .evaluate(() =>
        [...(CSS.highlights.get('inlay-term') ?? [])].map(
          (mark) => (mark as StaticRange).startContainer.textContent ?? '',
        ),
      )
      .catch(() => []);
    found.push(...texts);
  }
  return found;
}

inBothBrowsers('frames and roots', (stage) => {
  const frames: [string, string][] = [
    ['a page of this site', '<iframe src="/framed.html"></iframe>'],
    ['a page of another site', '<iframe src="http://localhost:PORT/framed.html"></iframe>'],
    ['srcdoc', '<iframe srcdoc="<p>Of vitiligo.</p>"></iframe>'],
    [
      'about:blank, written by the page',
      '<iframe id="f"></iframe><script>document.querySelector("#f").contentDocument.body.innerHTML = "<p>Of vitiligo.</p>"</script>',
    ],
    [
      'about:blank, opened and written',
      '<iframe id="f"></iframe><script>const d = document.querySelector("#f").contentDocument; d.open(); d.write("<p>Of vitiligo.</p>"); d.close()</script>',
    ],
    ['a sandbox without scripts', '<iframe sandbox srcdoc="<p>Of vitiligo.</p>"></iframe>'],
    ['a sandbox from the server', '<iframe sandbox src="/framed.html"></iframe>'],
    ['a sandbox with scripts', '<iframe sandbox="allow-scripts" src="/framed.html"></iframe>'],
    ['a frame in a frame', `<iframe srcdoc="<iframe src='/framed.html'></iframe>"></iframe>`],
    [
      'a blob',
      '<iframe id="f"></iframe><script>document.querySelector("#f").src = URL.createObjectURL(new Blob(["<p>Of vitiligo.</p>"], { type: "text/html" }))</script>',
    ],
    ['data', '<iframe src="data:text/html,<p>Of vitiligo.</p>"></iframe>'],
  ];
  test.each(frames)('text in %s is marked', async (_name, body) => {
    stage.server.put('framed.html', article('<p>Of vitiligo.</p>'));
    const port = new URL(stage.server.url('')).port;
    const reader = await stage.openHtml(article(body.replace('PORT', port)));
    await expect.poll(() => markedInFrames(reader)).toEqual(['Of vitiligo.']);
    await reader.page.close();
  });

  test('a page with a strict policy is marked, and its words open cards', async () => {
    const policy =
      "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; sandbox";
    const reader = await stage.openHtml(article('<p>Of vitiligo.</p>'), {
      'content-security-policy': policy,
    });
    await reader.marksWhen((marks) => marks.includes('vitiligo'));
    await reader.pointAt('vitiligo');
    await reader.cardWhen((card) => card.text.includes('vitiligo'));
    await reader.page.close();
  });

  test('roots in roots, slotted text and roots filled later are read', async () => {
    const reader = await stage.openHtml(
      article(`<p>Of pemphigus.</p><x-outer><span>Of psoriasis.</span></x-outer><script>
        class Inner extends HTMLElement {
          #root = this.attachShadow({ mode: 'closed' });
          connectedCallback() { setTimeout(() => { this.#root.innerHTML = '<p>Of uveitis.</p>'; }, 700); }
        }
        class Outer extends HTMLElement {
          connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<p>Of vitiligo.</p><slot></slot><x-inner></x-inner>'; }
        }
        customElements.define('x-inner', Inner);
        customElements.define('x-outer', Outer);
      </script>`),
    );
    const marks = await reader.marksWhen((found) => found.length === 4);
    expect(marks.toSorted()).toEqual(['pemphigus', 'psoriasis', 'uveitis', 'vitiligo']);
    await reader.page.close();
  });

  test('a closed root on an element with other text in it is found when the pointer enters', async () => {
    const reader = await stage.openHtml(
      article(`<p>Of pemphigus.</p><div id="host" style="position: fixed; top: 100px; left: 0; height: 100px"><i>Light text, not slotted.</i></div><script>
        document.querySelector('#host').attachShadow({ mode: 'closed' }).innerHTML = '<p>Of vitiligo.</p>';
      </script>`),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await reader.moveTo({ x: 40, y: 150 });
    await reader.marksWhen((marks) => marks.includes('vitiligo'));
    await reader.page.close();
  });
});
