import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { inBothBrowsers } from './both-browsers.ts';
import { forgetAll, prefer } from './own-pages.ts';
import { article } from './page-texts.ts';
import type { Reader } from './reader.ts';

/**
 * The root stays closed to the page; only for axe its host shows it, as an open one would. Axe judges
 * no colours on gradients, so the shade at the card's lower edge goes.
 */
const SHOW_ROOT = `function (root) {
  Object.defineProperty(root.host, 'shadowRoot', { value: root, configurable: true });
  for (const part of root.querySelectorAll('.card-body, .nearest')) part.style.backgroundImage = 'none';
  return 'shown';
}`;

/** Faults of WCAG 2.2 A and AA, and of good practice, in the page and in the card open on it. */
async function expectNoFault(reader: Reader, rulesMet: string[]): Promise<void> {
  await reader.page.evaluate(axe.source);
  expect(await reader.inside.call(SHOW_ROOT)).toBe('shown');
  const { faults, rules } = await reader.page.evaluate(async () => {
    const result = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      rules: { 'target-size': { enabled: true } },
    });
    const inCard = ({ target }: axe.NodeResult) => target.some((part) => Array.isArray(part));
    const unsure = result.incomplete.filter(
      ({ id, nodes }) => id !== 'color-contrast' && nodes.some(inCard),
    );
    return {
      faults: [...result.violations, ...unsure].map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
      ),
      rules: result.passes.filter(({ nodes }) => nodes.some(inCard)).map(({ id }) => id),
    };
  });
  expect(faults).toEqual([]);
  // The card itself was looked at, not only the page around it.
  expect(rules).toEqual(expect.arrayContaining(rulesMet));
}

const RULES = ['aria-allowed-role', 'button-name', 'listitem'];

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
      await expectNoFault(reader, RULES);
      await reader.clickInCard('More');
      await reader.cardWhen(({ text }) => text.includes('Related words'));
      await expectNoFault(reader, RULES);
      await reader.page.close();
    },
  );

  // Axe (4.14) weighs colours and sizes only inside the body, where the card stands in a modal dialog.
  test.each(['light', 'dark', 'contrast'])(
    'in the contrast and target sizes of a card above a dialog, in colours: %s',
    async (theme) => {
      await prefer(stage, { theme });
      const reader = await stage.openHtml(
        article(`<main><h1>Words</h1><p>More words.</p></main>
          <dialog aria-label="Talk"><p>Of pemphigus.</p></dialog><script>
          document.querySelector('dialog').showModal()</script>`),
      );
      await reader.marksWhen((marks) => marks.includes('pemphigus'));
      await reader.pointAt('pemphigus');
      await reader.cardWhen();
      await expectNoFault(reader, [...RULES, 'color-contrast', 'target-size']);
      await reader.clickInCard('More');
      await reader.cardWhen(({ text }) => text.includes('Related words'));
      await expectNoFault(reader, [...RULES, 'color-contrast', 'target-size']);
      await reader.page.close();
    },
  );
});
