import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe } from 'vitest';
import type { BrowserName } from '../tools/browsers.ts';
import { type Launched, type LaunchOptions, launch } from './launch.ts';
import { Reader } from './reader.ts';
import { type PageServer, servePages } from './server.ts';

/** What a browser test works with. */
export interface Stage {
  name: BrowserName;
  readonly launched: Launched;
  readonly server: PageServer;
  /** Opens a page and hands it to a reader. */
  open(url: string): Promise<Reader>;
  /** Opens a page made of this HTML. */
  openHtml(html: string, headers?: Record<string, string>): Promise<Reader>;
  /** Opens one of the extension's own pages. */
  openOwn(path: string, size?: { width: number; height: number }): Promise<Reader>;
  /** A page of the extension's own that stays open behind the others, for what only such may call. */
  readonly backstage: Page;
}

/** Runs the same tests in Chromium and in Firefox, one browser a block. */
export function inBothBrowsers(
  title: string,
  tests: (stage: Stage) => void,
  options: LaunchOptions = {},
): void {
  describe.each<BrowserName>(['chromium', 'firefox'])(`${title} in %s`, (name) => {
    let launched: Launched;
    let server: PageServer;
    let backstage: Page;
    let made = 0;
    beforeAll(async () => {
      [launched, server] = await Promise.all([launch(name, options), servePages()]);
      ({ page: backstage } = await openOwn('options.html'));
    });
    afterAll(async () => {
      await launched?.browser.close();
      await server?.close();
    });
    const open = async (url: string): Promise<Reader> => {
      const page = await launched.browser.newPage();
      await page.bringToFront();
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      return new Reader(page, name);
    };
    const openOwn: Stage['openOwn'] = async (path, size) => {
      const page = await launched.browser.newPage();
      if (size) await page.setViewport(size);
      await page.bringToFront();
      // Waiting for `load` on an extension page times out in Firefox (153).
      const waitUntil = name === 'firefox' ? 'networkidle0' : 'load';
      await page.goto(launched.extensionUrl + path, { waitUntil });
      return new Reader(page, name);
    };
    tests({
      name,
      get launched() {
        return launched;
      },
      get server() {
        return server;
      },
      open,
      get backstage() {
        return backstage;
      },
      openHtml: (html, headers) => {
        const path = `made-${made++}.html`;
        server.put(path, html, headers);
        return open(server.url(path));
      },
      openOwn,
    });
  });
}
