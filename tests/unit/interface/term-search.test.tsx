// @vitest-environment happy-dom
import { useState } from 'preact/hooks';
import { describe, expect, test, vi } from 'vitest';
import { TermSearch } from '../../../components/term-search.tsx';
import { glossaryOf, makeCard } from './cards.ts';
import { Mounted } from './mounted.ts';

const CARDS = [
  makeCard({
    id: 'pemphigus',
    term: 'pemphigus',
    short: { text: 'A group of rare illnesses.', links: [] },
  }),
  makeCard({ id: 'pemphigus-vulgaris', term: 'pemphigus vulgaris' }),
  makeCard({
    id: 'lupus',
    term: 'lupus',
    kind: 'condition',
    also: [{ text: 'lupus erythematosus' }],
  }),
  makeCard({ id: 'esr', term: 'erythrocyte sedimentation rate', kind: 'test', abbr: ['ESR'] }),
];
const GLOSSARY = glossaryOf(CARDS);

function Search({ onOpen }: { onOpen(id: string): void }) {
  const [query, setQuery] = useState('');
  return (
    <TermSearch focused glossary={GLOSSARY} query={query} onQuery={setQuery} onOpen={onOpen}>
      <p>Nothing typed yet</p>
    </TermSearch>
  );
}

async function typed(query: string) {
  const onOpen = vi.fn();
  const page = new Mounted(<Search onOpen={onOpen} />);
  const input = page.find<HTMLInputElement>('input');
  await page.type(input, query);
  return { page, input, onOpen };
}

const options = (page: Mounted) => page.all('[role="option"]');
const chosen = (page: Mounted) => page.find('[aria-selected="true"] b').textContent;

describe('the search box', () => {
  test('has the focus, and shows what else there is while nothing is typed', async () => {
    const page = new Mounted(<Search onOpen={() => {}} />);
    expect(document.activeElement).toBe(page.find('input'));
    expect(page.text).toContain('Nothing typed yet');
    await page.expectAccessible();
  });

  test('shows term, letters typed, kind and plain sentence of each result', async () => {
    const { page } = await typed('pemph');
    expect(options(page)).toHaveLength(2);
    expect(options(page)[0]?.textContent).toBe('pemphigusIllnessA group of rare illnesses.');
    expect(page.find('mark').textContent).toBe('pemph');
    expect(page.text).not.toContain('Nothing typed yet');
    await page.expectAccessible();
  });

  test('shows by which other name a result was found', async () => {
    const { page } = await typed('esr');
    expect(options(page)[0]?.textContent).toBe(
      'erythrocyte sedimentation rateTestESRA group of illnesses.',
    );
  });

  test('is worked by arrow keys, Enter and Esc', async () => {
    const { page, input, onOpen } = await typed('pemph');
    expect(chosen(page)).toBe('pemphigus');
    await page.press(input, 'ArrowDown');
    expect(chosen(page)).toBe('pemphigus vulgaris');
    expect(input.getAttribute('aria-activedescendant')).toBe(
      page.find('[aria-selected="true"]').id,
    );
    await page.press(input, 'ArrowDown');
    expect(chosen(page)).toBe('pemphigus');
    await page.press(input, 'ArrowUp');
    await page.press(input, 'Enter');
    expect(onOpen).toHaveBeenCalledWith('pemphigus-vulgaris');
    const first = await page.press(input, 'Escape');
    expect(first.defaultPrevented).toBe(true);
    expect(page.text).toContain('Nothing typed yet');
    expect((await page.press(input, 'Escape')).defaultPrevented).toBe(false);
  });

  test('opens a result by click', async () => {
    const { page, onOpen } = await typed('lupus');
    options(page)[0]?.click();
    expect(onOpen).toHaveBeenCalledWith('lupus');
  });

  test('names the nearest words, and sites to search by a click, where nothing is found', async () => {
    const { page } = await typed('zzzzlup zz');
    expect(page.text).toContain('“zzzzlup zz” is not in the glossary.');
    expect(options(page).length).toBeGreaterThan(0);
    const [site] = page.all<HTMLAnchorElement>('.trusted-sites a');
    expect(site?.href).toContain('zzzzlup%20zz');
    expect(site?.rel).toContain('noreferrer');
    await page.expectAccessible();
  });

  test('reads back only the beginning of a long text', async () => {
    const { page } = await typed('🦠'.repeat(5000));
    expect(page.text.length).toBeLessThan(800);
  });

  test('is cleared by its button, which gives the focus back', async () => {
    const { page, input } = await typed('lupus');
    await page.click('Clear the search');
    expect(input.value).toBe('');
    expect(document.activeElement).toBe(input);
  });
});
