import { afterEach, expect, test } from 'vitest';
import { inBothBrowsers } from './both-browsers.ts';
import { discardAndReturn, forgetAll, openPopup, prefer } from './own-pages.ts';
import { article, pause } from './page-texts.ts';
import { Reader } from './reader.ts';

const PAGE = article(`<p>Of pemphigus.</p><script>
  addEventListener('pageshow', ({ persisted }) => { document.title = persisted ? 'kept' : 'fresh'; });
</script>`);

inBothBrowsers('pages left and restored', (stage) => {
  afterEach(() => forgetAll(stage));

  test('a page the browser kept is alive when the reader comes back to it', async () => {
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    stage.server.put('other.html', article('<p>Of vitiligo.</p>'));
    await reader.page.goto(stage.server.url('other.html'), { waitUntil: 'domcontentloaded' });
    await reader.marksWhen((marks) => marks.join() === 'vitiligo');
    await pause(1000);
    await reader.page.evaluate(() => history.back());
    await expect.poll(() => reader.page.title()).toBe('kept');
    await reader.marksWhen((marks) => marks.join() === 'pemphigus');
    // The popup lists the words of this page, not those of the one that was left.
    const popup = await openPopup(stage, reader);
    await expect
      .poll(() => popup.evaluate(() => document.querySelector('.words-list')?.textContent ?? ''))
      .toMatch(/^(?!.*vitiligo).*pemphigus/);
    await popup.close();
    await reader.page.bringToFront();
    await reader.pointAt('pemphigus');
    await reader.cardWhen();
    await reader.page.keyboard.press('Escape');
    await reader.noCard();
    await reader.page.evaluate(() => document.body.append('And vitiligo.'));
    await reader.marksWhen((marks) => marks.includes('vitiligo'));
    await reader.page.close();
  });

  test('a page the browser kept follows what the reader has changed meanwhile', async () => {
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    stage.server.put('other.html', article('<p>Of vitiligo.</p>'));
    await reader.page.goto(stage.server.url('other.html'), { waitUntil: 'domcontentloaded' });
    await reader.marksWhen((marks) => marks.includes('vitiligo'));
    await prefer(stage, { density: 'off' });
    await reader.page.bringToFront();
    await reader.marksWhen((marks) => marks.length === 0);
    await reader.page.evaluate(() => history.back());
    await expect.poll(() => reader.page.title()).toBe('kept');
    await pause(500);
    expect(await reader.marks()).toEqual([]);
    await reader.page.close();
  });

  test('a tab that was discarded is marked when it comes back', async () => {
    const reader = await stage.openHtml(PAGE);
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    const url = reader.page.url();
    expect(await discardAndReturn(stage, reader)).toBe(true);
    const restored = async () =>
      (await stage.launched.browser.pages()).find((page) => page.url() === url);
    await expect.poll(async () => (await restored())?.url()).toBe(url);
    const page = await restored();
    if (!page) throw new Error('the tab is gone');
    const again = new Reader(page, stage.name);
    await page.bringToFront();
    await again.marksWhen((marks) => marks.includes('pemphigus'));
    await again.pointAt('pemphigus');
    await again.cardWhen();
    await page.close();
  });

  test('a document written anew is read, and its words open cards', async () => {
    const reader = await stage.openHtml(article('<p>Of vitiligo.</p>'));
    await reader.marksWhen((marks) => marks.includes('vitiligo'));
    await reader.page.evaluate(() => {
      document.open();
      document.write('<!doctype html><title>New</title><p>Of pemphigus, all new.</p>');
      document.close();
    });
    await reader.marksWhen((marks) => marks.join() === 'pemphigus');
    await reader.pointAt('pemphigus');
    await reader.cardWhen((card) => card.text.includes('pemphigus'));
    await reader.page.keyboard.press('Escape');
    await reader.noCard();
    await reader.page.evaluate(() => document.body.append('And psoriasis.'));
    await reader.marksWhen((marks) => marks.includes('psoriasis'));
    await reader.page.close();
  });

  test('a page of one application that changes its view and address is marked anew', async () => {
    const reader = await stage.openHtml(
      article(`<nav><a href="/two" onclick="event.preventDefault(); history.pushState(null, '', '/two'); app.innerHTML = '<h1>Two</h1><p>Of pemphigus.</p>'">Two</a></nav>
        <div id="app"><h1>One</h1><p>Of vitiligo.</p></div>`),
    );
    await reader.marksWhen((marks) => marks.join() === 'vitiligo');
    await reader.page.click('a');
    await reader.marksWhen((marks) => marks.join() === 'pemphigus');
    await reader.pointAt('pemphigus');
    await reader.cardWhen();
    await reader.page.close();
  });

  test('nothing is read while the tab is hidden, and what came meanwhile is marked when it shows', async () => {
    const reader = await stage.openHtml(article('<p>Of vitiligo.</p>'));
    await reader.marksWhen((marks) => marks.includes('vitiligo'));
    const other = await stage.openHtml(article('<p>Nothing.</p>'));
    await expect.poll(() => reader.page.evaluate(() => document.visibilityState)).toBe('hidden');
    await reader.page.evaluate(() => document.body.append('And pemphigus.'));
    await pause(1000);
    expect(await reader.marks()).toEqual(['vitiligo']);
    await reader.page.bringToFront();
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await other.page.close();
    await reader.page.close();
  });
});
