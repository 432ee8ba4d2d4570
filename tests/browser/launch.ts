import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { type BrowserName, ensureBrowser } from '../tools/browsers.ts';
import { ensureBuild } from '../tools/builds.ts';

/** Our pages' address in Firefox is drawn at random at each install unless it is set beforehand. */
const FIREFOX_UUID = 'b6d2c5b0-5c07-4b8e-9d3e-0a4f1c2d3e4f';

const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
  '--disable-quic',
];

export interface Launched {
  name: BrowserName;
  browser: Browser;
  /** Address of the extension's own pages, with a slash at the end. */
  extensionUrl: string;
}

export interface LaunchOptions {
  headless?: boolean;
  /** Window size in CSS pixels. */
  width?: number;
  height?: number;
  /** Further preferences for Firefox, such as dark mode. */
  firefoxPreferences?: Record<string, unknown>;
  chromiumArguments?: string[];
}

/** Starts a browser with the built extension in it. */
export async function launch(name: BrowserName, options: LaunchOptions = {}): Promise<Launched> {
  const executablePath = await ensureBrowser(name);
  const folder = ensureBuild(name);
  const { headless = true, width = 1280, height = 800 } = options;
  const defaultViewport = headless ? { width, height } : null;
  if (name === 'chromium') {
    const browser = await puppeteer.launch({
      pipe: true,
      enableExtensions: true,
      executablePath,
      headless,
      defaultViewport,
      args: [...CHROMIUM_ARGUMENTS, `--window-size=${width},${height}`, ...(options.chromiumArguments ?? [])],
    });
    const id = await browser.installExtension(folder);
    return { name, browser, extensionUrl: `chrome-extension://${id}/` };
  }
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const geckoId: string = manifest.browser_specific_settings.gecko.id;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless,
    defaultViewport,
    args: ['--remote-allow-system-access', `--width=${width}`, `--height=${height}`],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: FIREFOX_UUID }),
      ...options.firefoxPreferences,
    },
  });
  await browser.installExtension(folder);
  return { name, browser, extensionUrl: `moz-extension://${FIREFOX_UUID}/` };
}
