import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserName, ensureBrowser, versionOf } from './browsers.ts';
import { ensureBuild } from './builds.ts';

/*
 * npm test: all tests, in both browsers. Words after `npm test --` go to Vitest, so one file or one
 * project can be run alone: npm test -- --project unit
 */
const root = join(import.meta.dirname, '..', '..');
const browsers: BrowserName[] = ['chromium', 'firefox'];
const wanted = process.argv.slice(2);
const unitOnly = wanted.includes('unit');

if (!unitOnly) {
  for (const browser of browsers) {
    const path = await ensureBrowser(browser);
    console.log(`▸ ${browser}: ${versionOf(path)}`);
  }
  for (const browser of browsers) ensureBuild(browser);
}

console.log('\n▸ Running the tests …');
const report = join(root, '.output', 'tests.json');
mkdirSync(join(root, '.output'), { recursive: true });
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...wanted,
  ],
  { cwd: root, stdio: 'inherit' },
);

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
}
const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
  readFileSync(report, 'utf8'),
) as Report;
console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
process.exit(status ?? 1);
