import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** What each room may import from, itself included: one way only. */
const MAY_IMPORT: Record<string, string[]> = {
  glossary: ['glossary'],
  settings: ['settings', 'glossary'],
  components: ['components', 'settings', 'glossary', 'public'],
  entrypoints: ['entrypoints', 'components', 'settings', 'glossary'],
};
/** What runs in Node, a worker and a page alike imports no browser API. */
const NO_BROWSER = /^(?:wxt|webextension-polyfill|preact)(?:\/|$)/;

/** The specifiers a source imports, types included. */
function importsOf(source: string): string[] {
  return [...source.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
    (match) => match[1] ?? '',
  );
}

/** Why an import is wrong, or undefined when it is right. */
function fault(file: string, specifier: string): string | undefined {
  const room = file.split('/')[0] ?? '';
  if (!specifier.startsWith('.')) {
    return room === 'glossary' && NO_BROWSER.test(specifier)
      ? `${file} imports ${specifier}`
      : undefined;
  }
  const target = relative(root, normalize(join(root, dirname(file), specifier)));
  const targetRoom = target.split('/')[0] ?? '';
  const entrypoint = room === 'entrypoints' && targetRoom === 'entrypoints';
  if (entrypoint && file.split('/')[1] !== target.split('/')[1]) return `${file} imports ${target}`;
  return MAY_IMPORT[room]?.includes(targetRoom) ? undefined : `${file} imports ${target}`;
}

describe('imports go one way: entrypoints -> components -> settings, glossary', () => {
  const files = globSync(
    Object.keys(MAY_IMPORT).map((room) => `${room}/**/*.{ts,tsx}`),
    { cwd: root },
  );

  test('every source file imports only from the rooms below its own', () => {
    expect(files.length).toBeGreaterThan(20);
    const faults = files.flatMap((file) =>
      importsOf(readFileSync(join(root, file), 'utf8')).flatMap(
        (specifier) => fault(file, specifier) ?? [],
      ),
    );
    expect(faults).toEqual([]);
  });

  test.each([
    ['glossary/match.ts', '../settings/sites.ts'],
    ['glossary/match.ts', 'wxt/browser'],
    ['settings/store.ts', '../components/text.ts'],
    ['components/term-card.tsx', '../entrypoints/popup/main.tsx'],
    ['entrypoints/popup/main.tsx', '../overlay/marks.ts'],
  ])('%s importing %s is told apart as wrong', (file, specifier) => {
    expect(fault(file, specifier)).toContain(file);
  });

  test.each([
    ['entrypoints/overlay/card.tsx', '../../components/term-card.tsx'],
    ['settings/messages.ts', 'valibot'],
  ])('%s importing %s is right', (file, specifier) => {
    expect(fault(file, specifier)).toBeUndefined();
  });
});
