import { expect, test } from 'vitest';
import { inBothBrowsers } from './both-browsers.ts';
import { openPopup } from './own-pages.ts';

const page = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Test</title><body>${body}`;

inBothBrowsers('the main job', (stage) => {
  test('an article has its medical words marked, each once a section', async () => {
    const reader = await stage.open(stage.server.url('article.html'));
    const marks = await reader.marksWhen((words) => words.includes('pemphigus'));
    const wanted = [
      'Systemic lupus erythematosus',
      'butterfly rash',
      'vitiligo',
      'skin biopsy',
      'Corticosteroids',
    ];
    expect(marks).toEqual(expect.arrayContaining(wanted));
    // SLE and "pem|phigus" stand in a section that has named the illness already.
    expect(marks).not.toContain('SLE');
    expect(marks.filter((word) => word === 'pemphigus')).toHaveLength(1);
    await reader.page.close();
  });

  const spellings: [string, string, string][] = [
    ['SLE', '<p>Many people with SLE and lupus nephritis.</p>', 'SLE'],
    ['pemphigus', '<p>This is pemphigus.</p>', 'pemphigus'],
    ['pemphigus in two nodes', '<p>This is pem<b>phigus</b>.</p>', 'pemphigus'],
    ['Behçet’s', '<p>This is Behçet’s disease.</p>', 'Behçet’s disease'],
    ["Behçet's", "<p>This is Behçet's disease.</p>", "Behçet's disease"],
    ['Behçetʼs (modifier apostrophe)', '<p>This is Behçetʼs disease.</p>', 'Behçetʼs disease'],
    ["Behcet's", "<p>This is Behcet's.</p>", "Behcet's"],
    ['Behcets', '<p>This is Behcets disease.</p>', 'Behcets disease'],
    ["Beh<b>çet</b>'s", "<p>This is Beh<b>çet</b>'s.</p>", "Behçet's"],
  ];
  test.each(spellings)('resting on %s opens its card', async (_name, body, text) => {
    const reader = await stage.openHtml(page(body));
    await reader.marksWhen((marks) => marks.includes(text));
    await reader.pointAt(text);
    const card = await reader.cardWhen();
    expect(card.text).toMatch(/immune|body's defen[cs]es|blood vessels/i);
    await reader.page.close();
  });

  test('Esc closes the card and leaves focus and pointer where they are', async () => {
    const reader = await stage.openHtml(
      page('<p><button id="b">Press</button> This is pemphigus.</p>'),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await reader.page.focus('#b');
    await reader.pointAt('pemphigus');
    await reader.cardWhen();
    await reader.page.keyboard.press('Escape');
    await reader.noCard();
    expect(await reader.page.evaluate(() => document.activeElement?.id)).toBe('b');
    await reader.page.close();
  });

  test('a click on a word pins its card, with the focus inside', async () => {
    const reader = await stage.openHtml(page('<p>This is pemphigus.</p><p>Far away</p>'));
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    const { x, y, width, height } = await reader.boxOf('pemphigus');
    await reader.page.mouse.click(x + width / 2, y + height / 2);
    await reader.cardWhen();
    await reader.moveAway();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await reader.card()).not.toBeNull();
    expect(await reader.page.evaluate(() => document.activeElement?.localName)).toBe('inlay-card');
    await reader.page.keyboard.press('Escape');
    await reader.noCard();
    await reader.page.close();
  });

  test('the card closes when the pointer leaves word and card, and stays while it is on the card', async () => {
    const reader = await stage.openHtml(page('<p>This is pemphigus.</p>'));
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await reader.pointAt('pemphigus');
    const card = await reader.cardWhen();
    await reader.page.mouse.move(card.box.x + 40, card.box.y + 20, { steps: 8 });
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await reader.card()).not.toBeNull();
    await reader.moveAway();
    await reader.page.mouse.move(1200, 700, { steps: 10 });
    await reader.noCard();
    await reader.page.close();
  });

  test('the page is byte for byte what it was', async () => {
    const reader = await stage.open(stage.server.url('article.html'));
    // The pointer may stand where a test before left it, on a word of this page.
    await reader.moveAway();
    const served = await reader.page.evaluate(async () => {
      const text = await (await fetch(location.href)).text();
      return new DOMParser().parseFromString(text, 'text/html').documentElement.outerHTML;
    });
    await reader.marksWhen((words) => words.includes('pemphigus'));
    const outer = () => reader.page.evaluate(() => document.documentElement.outerHTML);
    expect(await outer()).toBe(served);
    await reader.pointAt('pemphigus');
    await reader.cardWhen();
    await reader.moveAway();
    await reader.page.keyboard.press('Escape');
    await reader.noCard();
    expect(await outer()).toBe(served);
    await reader.page.close();
  });

  test('text that comes after loading is marked, and marks go with their text', async () => {
    const reader = await stage.openHtml(page('<div id="list"><p>Nothing here yet.</p></div>'));
    await reader.page.evaluate(() => {
      document
        .querySelector('#list')
        ?.insertAdjacentHTML('beforeend', '<p id="late">Then vitiligo was found.</p>');
    });
    await reader.marksWhen((marks) => marks.includes('vitiligo'));
    await reader.page.evaluate(() => {
      const text = document.querySelector('#late')?.firstChild as Text;
      text.data = 'Then psoriasis was found.';
    });
    await reader.marksWhen((marks) => marks.join() === 'psoriasis');
    await reader.page.evaluate(() => document.querySelector('#late')?.remove());
    await reader.marksWhen((marks) => marks.length === 0);
    await reader.page.close();
  });

  test('open and closed shadow roots are read', async () => {
    const reader = await stage.openHtml(
      page(`<div id="open"></div><div id="closed"></div><script>
        document.querySelector('#open').attachShadow({ mode: 'open' }).innerHTML = '<p>About vitiligo.</p>';
        document.querySelector('#closed').attachShadow({ mode: 'closed' }).innerHTML = '<p>About psoriasis.</p>';
      </script>`),
    );
    await reader.marksWhen((marks) => marks.includes('vitiligo') && marks.includes('psoriasis'));
    await reader.page.close();
  });

  test('shadow roots attached after the page was read are found', async () => {
    const reader = await stage.openHtml(
      page('<p>About pemphigus.</p><div id="late"></div><late-card></late-card>'),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await reader.page.evaluate(() => {
      const root = document.querySelector('#late')?.attachShadow({ mode: 'closed' });
      root?.append(Object.assign(document.createElement('p'), { textContent: 'About vitiligo.' }));
      const late = class extends HTMLElement {
        connectedCallback() {
          this.attachShadow({ mode: 'open' }).innerHTML = '<p>About psoriasis.</p>';
        }
      };
      customElements.define('late-card', late);
    });
    await reader.marksWhen((marks) => marks.includes('vitiligo') && marks.includes('psoriasis'));
    await reader.page.close();
  });

  test('frames are read, about:blank and srcdoc ones too', async () => {
    stage.server.put('inner.html', page('<p>About vitiligo.</p>'));
    const reader = await stage.openHtml(
      page(`<iframe src="/inner.html"></iframe><iframe srcdoc="<p>About psoriasis.</p>"></iframe>`),
    );
    await expect
      .poll(async () => {
        const found: string[] = [];
        for (const frame of reader.page.frames()) {
          found.push(
            ...(await frame.evaluate(() =>
              [...(CSS.highlights.get('inlay-term') ?? [])].map(
                (range) => (range as StaticRange).startContainer.textContent ?? '',
              ),
            )),
          );
        }
        return found.join(' ');
      })
      .toMatch(/vitiligo.*psoriasis/);
    await reader.page.close();
  });

  test('the page can neither hear nor stop the overlay', async () => {
    const reader = await stage.openHtml(
      page(`<script>
        window.heard = [];
        addEventListener('message', ({ data }) => heard.push(JSON.stringify(data)));
        const dispatch = EventTarget.prototype.dispatchEvent;
        EventTarget.prototype.dispatchEvent = function (event) { heard.push(event.type); return dispatch.call(this, event); };
        for (const type of ['wxt:content-script-started', 'inlay:start', 'inlay']) {
          document.addEventListener(type, () => heard.push(type));
          document.dispatchEvent.call && dispatch.call(document, new CustomEvent(type, { detail: { contentScriptName: 'overlay' } }));
        }
        postMessage({ type: 'wxt:content-script-started', contentScriptName: 'overlay' }, '*');
        window.expected = heard.length;
      </script><p>This is pemphigus.</p>`),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await reader.page.evaluate(() => {
      document.dispatchEvent(
        new CustomEvent('wxt:content-script-started', { detail: { contentScriptName: 'overlay' } }),
      );
    });
    await reader.pointAt('pemphigus');
    await reader.cardWhen();
    const heard = await reader.page.evaluate(
      () => (window as unknown as { heard: string[] }).heard,
    );
    expect(heard.filter((entry) => !/wxt:content-script-started|^inlay/.test(entry))).toEqual([]);
    expect(heard.filter((entry) => /^\{/.test(entry))).toHaveLength(1);
    await reader.page.close();
  });

  test('switching the site off takes our marks, and only ours, at once; on brings them back', async () => {
    const reader = await stage.openHtml(page('<p id="p">This is pemphigus.</p>'));
    await reader.page.evaluate(() => {
      const text = document.querySelector('#p')?.firstChild as Text;
      const range = new StaticRange({
        startContainer: text,
        startOffset: 0,
        endContainer: text,
        endOffset: 4,
      });
      CSS.highlights.set('page-own', new Highlight(range));
    });
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    const popup = await openPopup(stage, reader);
    await popup.locator('[role=switch]').click();
    await reader.marksWhen((marks) => marks.length === 0);
    expect(await reader.marks('page-own')).toEqual(['This']);
    await popup.locator('[role=switch]').click();
    await reader.page.bringToFront();
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await popup.close();
    await reader.page.close();
  });

  test('the popup finds pemphigus for "pemfigus"', async () => {
    const reader = await stage.openHtml(page('<p>This is pemphigus.</p>'));
    const popup = await openPopup(stage, reader);
    await popup.locator('input[role=combobox]').fill('pemfigus');
    await expect
      .poll(() => popup.evaluate(() => document.querySelector('[role=option]')?.textContent))
      .toMatch(/^pemphigus/);
    await popup.close();
    await reader.page.close();
  });

  test('the popup lists the words of the page, and jumps to one', async () => {
    const filler = '<p>Nothing to see.</p>'.repeat(80);
    const reader = await stage.openHtml(
      page(`<p>This is vitiligo.</p>${filler}<p>This is pemphigus.</p>`),
    );
    await reader.marksWhen((marks) => marks.includes('vitiligo'));
    const popup = await openPopup(stage, reader);
    const entry = popup.locator('::-p-text(pemphigus)');
    await entry.click();
    await reader.page.bringToFront();
    const card = await reader.cardWhen();
    expect(card.text).toContain('pemphigus');
    expect((await reader.boxOf('pemphigus')).y).toBeGreaterThan(0);
    await reader.page.close();
  });
});
