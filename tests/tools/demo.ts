import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../browser/launch.ts';
import { Reader } from '../browser/reader.ts';
import { servePages } from '../browser/server.ts';
import { type BrowserName, findBrowser, versionOf } from './browsers.ts';

/*
 * npm start: opens a browser with Inlay on its welcome page. Without a display it runs unseen, uses
 * a page as a reader would, prints the words it found and keeps pictures of page, card and popup.
 */
const name: BrowserName =
  !findBrowser('chromium') && findBrowser('firefox') ? 'firefox' : 'chromium';
const hasDisplay =
  !process.env.CI &&
  (process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY));

if (hasDisplay) await showToReader();
else await readUnseen();

async function showToReader(): Promise<void> {
  const { browser, extensionUrl } = await launch(name, { headless: false });
  const server = await servePages();
  const [first] = await browser.pages();
  const page = first ?? (await browser.newPage());
  await page.goto(`${extensionUrl}welcome.html`, { waitUntil: 'domcontentloaded' });
  const article = await browser.newPage();
  await article.goto(server.url('article.html'), { waitUntil: 'domcontentloaded' });
  await page.bringToFront();
  console.log(
    '\n▸ Inlay is running. The second tab has an article to try it on; close the browser to end.',
  );
  await new Promise((resolve) => browser.once('disconnected', () => resolve(undefined)));
  await server.close();
}

async function readUnseen(): Promise<void> {
  const folder = join(import.meta.dirname, '..', '..', '.output', 'demo');
  mkdirSync(folder, { recursive: true });
  console.log('\n▸ No display here, so Inlay runs unseen.');
  const { browser, extensionUrl } = await launch(name);
  const server = await servePages();
  try {
    console.log(`▸ ${versionOf(findBrowser(name) ?? name)}`);
    const page = await browser.newPage();
    await page.goto(server.url('article.html'), { waitUntil: 'domcontentloaded' });
    const reader = new Reader(page, name);
    const marks = await reader.marksWhen((words) => words.includes('pemphigus'));
    console.log(`▸ Words found on the page (${marks.length}): ${[...new Set(marks)].join(', ')}`);
    await page.screenshot({ path: join(folder, 'page.png') });
    await reader.pointAt('pemphigus');
    const card = await reader.cardWhen();
    console.log(`▸ The card for "pemphigus" says: ${card.text}`);
    await page.screenshot({ path: join(folder, 'card.png') });
    const popup = await browser.newPage();
    await popup.setViewport({ width: 400, height: 600 });
    const waitUntil = name === 'firefox' ? 'networkidle0' : 'load';
    await popup.goto(`${extensionUrl}popup.html`, { waitUntil });
    await popup.type('input', 'pemfigus');
    await popup.waitForFunction(() => /pemphigus/i.test(document.body.innerText));
    await popup.screenshot({ path: join(folder, 'popup.png') });
    console.log(`▸ The popup finds pemphigus for "pemfigus".`);
    console.log(`▸ Pictures: ${join('.output', 'demo')}/page.png, card.png, popup.png`);
  } finally {
    await server.close();
    await browser.close();
  }
}
