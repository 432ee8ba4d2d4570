import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export type BrowserName = 'chromium' | 'firefox';

/** Where browsers are usually installed, by platform; names without a slash are looked for in PATH. */
const PLACES: Record<BrowserName, Partial<Record<NodeJS.Platform, string[]>>> = {
  chromium: {
    linux: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      'microsoft-edge',
      'microsoft-edge-stable',
    ],
    darwin: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    win32: [
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
  },
  firefox: {
    linux: ['firefox', 'firefox-esr'],
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: ['C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
  },
};

const VARIABLES: Record<BrowserName, string> = {
  chromium: 'INLAY_CHROMIUM',
  firefox: 'INLAY_FIREFOX',
};

const DEBIAN_PACKAGES: Record<BrowserName, string> = {
  chromium: 'chromium',
  firefox: 'firefox-esr',
};

/** An installed browser's path, or undefined. The environment variable wins over the usual places. */
export function findBrowser(name: BrowserName): string | undefined {
  const chosen = process.env[VARIABLES[name]];
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`${VARIABLES[name]} names ${chosen}, which does not exist.`);
  }
  for (const place of PLACES[name][process.platform] ?? []) {
    const path = place.includes('/') || place.includes('\\') ? place : inPath(place);
    if (path && existsSync(path)) return path;
  }
  return undefined;
}

function inPath(command: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(':')
    .map((folder) => join(folder, command))
    .find((path) => existsSync(path));
}

/**
 * An installed browser's path; installs one when there is none: from Debian's packages as root,
 * else into the user's cache from the makers' builds.
 *
 * @throws when neither works, with what to install by hand
 */
export async function ensureBrowser(name: BrowserName): Promise<string> {
  const found = findBrowser(name);
  if (found) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0 && inPath('apt-get')) {
    console.log(`\n▸ Installing ${name} from Debian's packages (a minute or two) …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-qq', DEBIAN_PACKAGES[name]], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
    const installed = findBrowser(name);
    if (installed) return installed;
  }
  return download(name);
}

async function download(name: BrowserName): Promise<string> {
  try {
    console.log(`\n▸ Fetching ${name} (a minute or two) …`);
    const {
      Browser,
      computeExecutablePath,
      detectBrowserPlatform,
      getInstalledBrowsers,
      install,
      resolveBuildId,
    } = await import('@puppeteer/browsers');
    const platform = detectBrowserPlatform();
    if (!platform) throw new Error(`no build for ${process.platform} ${process.arch}`);
    const browser = name === 'chromium' ? Browser.CHROME : Browser.FIREFOX;
    const cacheDir = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'browsers');
    const buildId = await resolveBuildId(browser, platform, 'stable');
    const cached = (await getInstalledBrowsers({ cacheDir })).find(
      (one) => one.browser === browser,
    );
    if (cached) return cached.executablePath;
    await install({ browser, buildId, cacheDir });
    return computeExecutablePath({ browser, buildId, cacheDir });
  } catch (error) {
    const product = name === 'chromium' ? 'Chrome, Chromium or Edge' : 'Firefox';
    throw new Error(
      `No ${product} was found and none could be installed (${error instanceof Error ? error.message : String(error)}). ` +
        `Install ${product}, or set ${VARIABLES[name]} to the path of one.`,
    );
  }
}

/** The version a browser prints of itself, for the record. */
export function versionOf(path: string): string {
  try {
    return execFileSync(path, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return path;
  }
}
