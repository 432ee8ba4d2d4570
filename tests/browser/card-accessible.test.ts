import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { inBothBrowsers } from './both-browsers.ts';
import { forgetAll, prefer } from './own-pages.ts';
import type { Reader } from './reader.ts';

/** The root stays closed to the page; only for axe its host shows it, as an open one would. */
const SHOW_ROOT = `function (root) {
  Object.defineProperty(root.host, 'shadowRoot', { value: root, configurable: true });
  return 'shown';
}`;

/** Faults of WCAG 2.2 A and AA, and of good practice, in the page and in the card open on it. */
async function faults(reader: Reader): Promise<{ found: string[]; looked: number }> {
  await reader.page.evaluate(axe.source);
  expect(await reader.inside.call(SHOW_ROOT)).toBe('shown');
  return reader.page.evaluate(async () => {
    const result = await (globalThis as unknown as { axe: typeof axe }).axe.run(document);
    const inCard = ({ target }: axe.NodeResult) => target.some((part) => Array.isArray(part));
    return {
      found: result.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
      ),
      looked: result.passes.filter(({ nodes }) => nodes.some(inCard)).length,
    };
  });
}

inBothBrowsers('axe finds no fault', (stage) => {
  afterEach(() => forgetAll(stage));

  test.each(['light', 'dark', 'contrast'])(
    'in a card on a page, hovering or pinned, in colours: %s',
    async (theme) => {
      await prefer(stage, { theme });
      const reader = await stage.open(stage.server.url('article.html'));
      await reader.marksWhen((marks) => marks.includes('pemphigus'));
      await reader.pointAt('pemphigus');
      await reader.cardWhen();
      const hovering = await faults(reader);
      expect(hovering.found).toEqual([]);
      // Its text, its buttons and its colours were looked at, not only the page around it.
      expect(hovering.looked).toBeGreaterThan(5);
      await reader.clickInCard('More');
      await reader.cardWhen(({ text }) => text.includes('Related words'));
      const pinned = await faults(reader);
      expect(pinned.found).toEqual([]);
      expect(pinned.looked).toBeGreaterThan(hovering.looked - 1);
      await reader.page.close();
    },
  );
});
