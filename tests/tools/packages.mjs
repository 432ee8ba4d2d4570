// Sees to it that the packages are there, on a machine that has Node and npm and nothing else. Runs
// on Node 20 before anything is installed, so it is plain JavaScript without imports of ours.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OLDEST_NODE = 20;
/** Node runs TypeScript by itself from here on. */
const TYPESCRIPT_NODE = [22, 18];

export const root = join(import.meta.dirname, '..', '..');
const stamp = join(root, 'node_modules', '.inlay-lockfile-hash');

export function say(text) {
  console.log(`\n▸ ${text}`);
}

export function fail(text) {
  console.error(`\n✗ ${text}`);
  process.exit(1);
}

/** Installs the packages unless they are those of the lockfile already. */
export function ensurePackages() {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE)
    fail(`Inlay needs Node ${OLDEST_NODE} or newer; this is ${process.version}.`);
  const lockfile = readFileSync(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lockfile).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  say('Installing packages (about half a minute the first time) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-fund', '--no-audit'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) fail('The packages could not be installed; what npm said stands above.');
  writeFileSync(stamp, hash);
}

/** Runs a TypeScript file of the project with a Node that can, and ends as it ends. */
export function runTypeScript(file) {
  const node = typescriptNode();
  const { status, signal } = spawnSync(
    node,
    [join(import.meta.dirname, file), ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  if (signal) console.error(`Ended by ${signal}.`);
  process.exit(status ?? 1);
}

function typescriptNode() {
  const bundled = join(
    root,
    'node_modules',
    '.bin',
    process.platform === 'win32' ? 'node.cmd' : 'node',
  );
  if (existsSync(bundled)) return bundled;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor, needMinor] = TYPESCRIPT_NODE;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return process.execPath;
  return fail(
    `There is no bundled Node for ${process.platform} ${process.arch}: install Node ${TYPESCRIPT_NODE.join('.')} or newer.`,
  );
}
