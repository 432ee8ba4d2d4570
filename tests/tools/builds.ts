import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserName } from './browsers.ts';

const root = join(import.meta.dirname, '..', '..');
const OUTPUT: Record<BrowserName, string> = { chromium: 'chrome-mv3', firefox: 'firefox-mv3' };
const SOURCES = [
  'entrypoints/**',
  'components/**',
  'glossary/**',
  'settings/**',
  'public/**',
  'wxt.config.ts',
  'package.json',
];

export function buildFolder(browser: BrowserName): string {
  return join(root, '.output', OUTPUT[browser]);
}

/** Builds the extension for a browser unless the build is newer than every source. */
export function ensureBuild(browser: BrowserName): string {
  const folder = buildFolder(browser);
  const manifest = join(folder, 'manifest.json');
  const newest = Math.max(
    ...globSync(SOURCES, { cwd: root }).map((file) => statSync(join(root, file)).mtimeMs),
  );
  if (existsSync(manifest) && statSync(manifest).mtimeMs > newest) return folder;
  console.log(`\n▸ Building Inlay for ${browser} …`);
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs'),
      'build',
      '-b',
      browser === 'chromium' ? 'chrome' : 'firefox',
    ],
    { cwd: root, stdio: 'inherit' },
  );
  if (status !== 0) throw new Error(`The build for ${browser} failed; what it said stands above.`);
  return folder;
}
