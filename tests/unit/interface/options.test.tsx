// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { BackupSection } from '../../../entrypoints/options/backup-section.tsx';
import { KnownWords } from '../../../entrypoints/options/known-words.tsx';
import { LookSection } from '../../../entrypoints/options/look-section.tsx';
import { OwnGlossaries } from '../../../entrypoints/options/own-glossaries.tsx';
import { marksOf } from '../../../entrypoints/options/preview.tsx';
import type { Save } from '../../../entrypoints/options/saving.tsx';
import { SitesSection } from '../../../entrypoints/options/sites-section.tsx';
import { listOwnGlossaries, loadOwnGlossary } from '../../../settings/own-glossaries.ts';
import { loadSettings, setKnownWords, setSites } from '../../../settings/store.ts';
import { Mounted } from './mounted.ts';

const save: Save = async (saving) => {
  await saving;
  return true;
};

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.runtime.getManifest = () => ({ version: '1.0' }) as never;
  vi.stubGlobal('Highlight', class {});
  vi.stubGlobal('StaticRange', class {});
});

/** A section shown again with the settings as stored after each change. */
async function shown(
  view: (settings: Awaited<ReturnType<typeof loadSettings>>) => preact.JSX.Element,
) {
  const page = new Mounted(view(await loadSettings()));
  const again = async () => {
    await page.settle();
    page.show(view(await loadSettings()));
    await page.settle();
  };
  return { page, again };
}

function choose(page: Mounted, file: File): void {
  const input = page.find<HTMLInputElement>('input[type="file"]');
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

test('every choice of looks is saved', async () => {
  const { page, again } = await shown(({ preferences }) => (
    <LookSection preferences={preferences} glossary={undefined} save={save} />
  ));
  await page.expectAccessible();
  for (const name of [
    'Every one',
    'Thin line',
    'Resting with Shift held',
    'Largest',
    'High contrast',
  ]) {
    await page.click(name);
    await again();
    expect((page.named(name) as HTMLInputElement).checked, name).toBe(true);
  }
  await page.click('Keep my last look-ups on this device');
  await again();
  expect((await loadSettings()).preferences).toEqual({
    density: 'every',
    markStyle: 'line',
    open: 'key-hover',
    delayMs: 150,
    textSize: 'largest',
    theme: 'contrast',
    speak: true,
    badge: true,
    recent: true,
  });
});

test.each([
  ['section', 4],
  ['page', 3],
  ['every', 5],
  ['off', 0],
] as const)('the preview marks as pages do: %s', (density, count) => {
  expect(marksOf(density)).toHaveLength(count);
});

test('known words are marked again one by one or all, and that can be undone', async () => {
  await setKnownWords(['lupus', 'ana'], true);
  const { page, again } = await shown(({ known }) => (
    <KnownWords known={known} glossary={undefined} save={save} />
  ));
  expect(page.text).toContain('2 words are no longer marked');
  await page.expectAccessible();
  await page.click('Mark “lupus” again');
  await again();
  expect((await loadSettings()).known).toEqual(['ana']);
  await page.click('Undo');
  await again();
  await page.click('Mark all again');
  await again();
  expect((await loadSettings()).known).toEqual([]);
  await page.click('Undo');
  await again();
  expect((await loadSettings()).known).toEqual(['ana', 'lupus']);
});

describe('sites', () => {
  const section = () => shown(({ sites }) => <SitesSection sites={sites} save={save} />);

  test('are added by name or address, and a name that is none is refused', async () => {
    const { page, again } = await section();
    const input = page.find<HTMLInputElement>('#add-site');
    await page.type(input, 'https://www.Example.org/a');
    await page.click('Turn off there');
    await again();
    await page.type(input, 'two words');
    await page.click('Turn on there');
    await again();
    expect(page.find('[role="alert"]').textContent).toContain('Write a site as in example.org');
    expect((await loadSettings()).sites.rules).toEqual({ 'www.example.org': false });
    await page.expectAccessible();
  });

  test('are turned on, renamed and removed', async () => {
    await setSites({ 'a.org': false });
    const { page, again } = await section();
    const state = page.find<HTMLSelectElement>('.site-row select');
    state.value = 'on';
    state.dispatchEvent(new Event('change', { bubbles: true }));
    await again();
    await page.click('Change the name a.org');
    await page.type(page.find<HTMLInputElement>('.site-row input'), 'b.org');
    page
      .find('.site-row form')
      .dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await again();
    expect((await loadSettings()).sites.rules).toEqual({ 'b.org': true });
    await page.click('Remove the rule for b.org');
    await again();
    expect((await loadSettings()).sites.rules).toEqual({});
  });

  test('being renamed while another device removes them lose nothing, and the reader is told', async () => {
    await setSites({ 'a.org': true });
    const { page, again } = await section();
    await page.click('Change the name a.org');
    await page.type(page.find<HTMLInputElement>('.site-row input'), 'b.org');
    await setSites({ 'a.org': undefined });
    await again();
    expect(page.find<HTMLInputElement>('.site-row input').value).toBe('b.org');
    expect(page.find('[role="alert"]').textContent).toContain('was removed elsewhere');
    page
      .find('.site-row form')
      .dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await again();
    expect((await loadSettings()).sites.rules).toEqual({ 'b.org': true });
  });

  test('from a file with a fault are not taken, and the line is named', async () => {
    const { page, again } = await section();
    choose(page, new File(['a.org,on\nnonsense\n'], 'sites.csv'));
    await again();
    expect(page.text).toContain('Nothing was imported.Line 2');
    expect((await loadSettings()).sites.rules).toEqual({});
    choose(page, new File(['a.org,on\n'], 'sites.csv'));
    await again();
    expect((await loadSettings()).sites.rules).toEqual({ 'a.org': true });
  });
});

describe('own words', () => {
  test('are pasted, turned off and removed', async () => {
    const { page, again } = await shown(() => <OwnGlossaries save={save} />);
    await page.type(page.find<HTMLInputElement>('input[type="text"]'), 'My clinic');
    await page.type(
      page.find<HTMLTextAreaElement>('textarea'),
      'port,A small device\nDr Lin,My doctor',
    );
    await page.click('Add these words');
    await again();
    expect(page.text).toContain('My clinic (2 words)');
    expect(page.find<HTMLTextAreaElement>('textarea').value).toBe('');
    await page.click('My clinic (2 words)');
    await again();
    expect(await listOwnGlossaries()).toMatchObject([{ on: false }]);
    await page.expectAccessible();
    await page.click('RemoveMy clinic');
    await again();
    expect(await listOwnGlossaries()).toEqual([]);
  });

  test('with a fault are refused whole, naming line and reason, and what was typed stays', async () => {
    const { page, again } = await shown(() => <OwnGlossaries save={save} />);
    await page.type(page.find<HTMLTextAreaElement>('textarea'), 'port,a\nport,b\nline');
    await page.click('Add these words');
    await again();
    expect(page.text).toContain('Nothing was imported.Line 3: there should be a word, a comma');
    expect(page.find<HTMLTextAreaElement>('textarea').value).toContain('port,a');
    expect(await listOwnGlossaries()).toEqual([]);
    await page.expectAccessible();
  });

  test('from a file are named for it', async () => {
    const { page, again } = await shown(() => <OwnGlossaries save={save} />);
    choose(page, new File(['{"port":"A small device"}'], 'Ward 7.json'));
    await again();
    expect(await loadOwnGlossary('ward-7')).toMatchObject({ title: 'Ward 7', on: true });
  });
});

test('starting over asks first', async () => {
  await setSites({ 'a.org': false });
  const { page, again } = await shown(() => <BackupSection save={save} />);
  await page.click('Start over …');
  expect((await loadSettings()).sites.rules).toEqual({ 'a.org': false });
  await page.expectAccessible();
  await page.click('Start over');
  await again();
  expect((await loadSettings()).sites.rules).toEqual({});
});

test('a file that is no backup is refused, saying why', async () => {
  const { page, again } = await shown(() => <BackupSection save={save} />);
  choose(page, new File(['{"inlay":1,"known":"all"}'], 'settings.json'));
  await again();
  expect(page.text).toContain('Nothing was imported.This value cannot be read: known');
});
