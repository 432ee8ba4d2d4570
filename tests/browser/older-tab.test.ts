import puppeteer from 'puppeteer-core';
import { expect, test } from 'vitest';
import { ensureBrowser } from '../tools/browsers.ts';
import { ensureBuild } from '../tools/builds.ts';
import { CHROMIUM_ARGUMENTS } from './launch.ts';
import { Reader } from './reader.ts';
import { servePages } from './server.ts';

// Firefox puts content scripts into tabs that are open already; Chromium leaves them without.
test('in a tab older than the install the popup starts the overlay', async () => {
  const server = await servePages();
  const browser = await puppeteer.launch({
    pipe: true,
    enableExtensions: true,
    executablePath: await ensureBrowser('chromium'),
    args: CHROMIUM_ARGUMENTS,
  });
  try {
    const page = await browser.newPage();
    await page.goto(server.url('article.html'));
    const id = await browser.installExtension(ensureBuild('chromium'));
    const reader = new Reader(page, 'chromium');
    // The first-run page opens some time after the install, in front, and the popup is about what is.
    const opened = async () => (await browser.pages()).map((one) => new URL(one.url()).pathname);
    await expect.poll(opened).toContain('/welcome.html');
    await page.bringToFront();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await reader.marks()).toEqual([]);
    await page.bringToFront();
    const extension = (await browser.extensions()).get(id);
    if (!extension) throw new Error('the extension is not there');
    await page.triggerExtensionAction(extension);
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
  } finally {
    await browser.close();
    await server.close();
  }
});
