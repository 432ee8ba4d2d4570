import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { type BrowserName, ensureBrowser } from '../tools/browsers.ts';
import { ensureBuild } from '../tools/builds.ts';
import { emptyLanguagePack } from './language-pack.ts';

/** Our pages' address in Firefox is drawn at random at each install unless it is set beforehand. */
const FIREFOX_UUID = 'b6d2c5b0-5c07-4b8e-9d3e-0a4f1c2d3e4f';

export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
  '--disable-quic',
];

/**
 * For saved pages, which still name their old servers: asking for those would only make each load
 * wait. Everything but this machine is refused at once.
 */
export const ONLY_THIS_MACHINE = {
  chromiumArguments: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  firefoxPreferences: {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': 9,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': 9,
    'network.proxy.no_proxies_on': '127.0.0.1',
  },
};

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
  /** The language of the browser (BCP 47); American English unless it is said. */
  language?: string;
  /** What the device's colours are, for pages that follow them; light unless it is said. */
  colours?: 'light' | 'dark';
  /** Leaves the first-run page open. */
  keepWelcome?: boolean;
}

/** Starts a browser with the built extension in it. */
export async function launch(name: BrowserName, options: LaunchOptions = {}): Promise<Launched> {
  const executablePath = await ensureBrowser(name);
  const folder = ensureBuild(name);
  const { headless = true, width = 1280, height = 800, language = 'en-US' } = options;
  const dark = options.colours === 'dark';
  const defaultViewport = headless ? { width, height } : null;
  if (name === 'chromium') {
    const browser = await puppeteer.launch({
      pipe: true,
      enableExtensions: true,
      executablePath,
      headless,
      defaultViewport,
      args: [
        ...CHROMIUM_ARGUMENTS,
        `--window-size=${width},${height}`,
        `--lang=${language}`,
        `--accept-lang=${language}`,
        `--blink-settings=preferredColorScheme=${dark ? 0 : 1}`,
        ...(options.chromiumArguments ?? []),
      ],
      // On Linux its own windows, and with them extensions, speak what this says.
      env: { ...process.env, LANGUAGE: language },
    });
    const id = await browser.installExtension(folder);
    const extensionUrl = `chrome-extension://${id}/`;
    await closeWelcome(browser, options);
    return { name, browser, extensionUrl };
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
      'intl.accept_languages': language,
      'intl.locale.requested': language,
      'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
      ...options.firefoxPreferences,
    },
  });
  if (!language.startsWith('en')) await browser.installExtension(emptyLanguagePack(language));
  await browser.installExtension(folder);
  await closeWelcome(browser, options);
  return { name, browser, extensionUrl: `moz-extension://${FIREFOX_UUID}/` };
}

/** How long the first-run page may take to open. */
const WELCOME_MS = 60_000;

/** Waits for the first-run page, which would else come to the front in the middle of a test. */
async function closeWelcome(
  browser: Browser,
  { keepWelcome = false }: LaunchOptions,
): Promise<void> {
  const end = Date.now() + WELCOME_MS;
  while (Date.now() < end) {
    const close = (await welcomeInChromium(browser)) ?? (await welcomeInFirefox(browser));
    if (close) return keepWelcome ? undefined : close();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The first-run page did not open.');
}

const WELCOME = '/welcome.html';

async function welcomeInChromium(browser: Browser): Promise<(() => Promise<void>) | undefined> {
  const page = (await browser.pages()).find((one) => one.url().endsWith(WELCOME));
  return page && (() => page.close());
}

interface Tree {
  result: { contexts: { context: string; url: string }[] };
}

/** Puppeteer (25.16) keeps calling an extension's tab about:blank in Firefox; the protocol knows. */
async function welcomeInFirefox(browser: Browser): Promise<(() => Promise<void>) | undefined> {
  const { connection } = browser as unknown as {
    connection?: { send(method: string, parameters: object): Promise<Tree> };
  };
  if (!connection) return undefined;
  const { result } = await connection.send('browsingContext.getTree', {});
  const found = result.contexts.find(({ url }) => url.endsWith(WELCOME));
  return (
    found &&
    (async () => void (await connection.send('browsingContext.close', { context: found.context })))
  );
}
