import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { Reader } from './reader.ts';

const COPY = 'card-copy';

/** No violation of WCAG 2.2 A and AA, or of good practice, as far as axe can tell. */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (selector) => {
    // A colour on its way from one theme to another is none of either.
    await Promise.all(document.getAnimations().map(({ finished }) => finished));
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
    const found = await run(selector ?? document);
    return found.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
    );
  }, within);
  expect(violations).toEqual([]);
}

/**
 * The same for the card on a page. Axe cannot look into a closed root: it looks at a copy with the
 * same styles in an open one, in the same place.
 */
export async function expectCardAccessible(reader: Reader): Promise<void> {
  await reader.inCard((root, id) => {
    const host = document.createElement('div');
    host.id = id;
    host.popover = 'manual';
    const open = host.attachShadow({ mode: 'open' });
    const style = document.createElement('style');
    style.textContent = [...root.adoptedStyleSheets]
      .flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
      .join('\n');
    open.append(style, ...[...root.children].map((child) => child.cloneNode(true)));
    host.style.cssText = (root.host as HTMLElement).style.cssText;
    document.body.append(host);
    host.showPopover();
  }, COPY);
  await expectAccessible(reader.page, `#${COPY}`);
  await reader.page.evaluate((id) => document.getElementById(id)?.remove(), COPY);
}

/** Run in a page or a root: what stands out sideways, and what is cut off. */
function clippedIn(root: Document | ShadowRoot): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const describe = (element: Element) => element.outerHTML.slice(0, 100);
  const clipped = scrollWidth > clientWidth ? ['the page scrolls sideways'] : [];
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    const { overflowX, overflowY, clipPath, display } = getComputedStyle(element);
    const unseen = clipPath !== 'none' || display === 'none' || element.closest('.unseen, head');
    if (unseen || element.matches('input, textarea, select, option')) continue;
    const { left, right, width } = element.getBoundingClientRect();
    if (width > 0 && (left < -1 || right > clientWidth + 1)) {
      clipped.push(`sticks out: ${describe(element)}`);
    }
    if (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) {
      clipped.push(`cut off sideways: ${describe(element)}`);
    }
    const hides = overflowY === 'hidden' || overflowY === 'clip';
    if (hides && element.scrollHeight > element.clientHeight + 1) {
      clipped.push(`cut off below: ${describe(element)}`);
    }
  }
  return clipped;
}

/** Nothing stands out of the page sideways, and nothing is cut off. */
export async function expectNothingClipped(page: Page): Promise<void> {
  const clipped = await page.evaluate(`(${clippedIn})(document)`);
  expect(clipped).toEqual([]);
}

/** The same within the card, of which a few lines can be read at once. */
export async function expectCardUnclipped(reader: Reader): Promise<void> {
  expect(await reader.inCard(clippedIn)).toEqual([]);
  const room = await reader.inCard((root) => {
    const scrolls = [...root.querySelectorAll('*')].filter(
      (element) => getComputedStyle(element).overflowY === 'auto',
    );
    return Math.min(...scrolls.map((element) => element.clientHeight));
  });
  expect(room).toBeGreaterThan(100);
}
