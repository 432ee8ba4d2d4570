import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { Reader } from './reader.ts';

/** What has the focus. */
export interface Focus {
  /** As a screen reader says it. */
  name: string;
  tag: string;
  /** Whether it shows. */
  visible: boolean;
  left: number;
  top: number;
}

/** Run in a page or in the card's root. */
function focusIn(root: Document | ShadowRoot): Focus {
  const active = root.activeElement;
  // The focus may be in the browser's own bars, which leaves the page's active element as it was.
  const element = (active?.matches(':focus') ? active : document.body) as HTMLElement;
  const labels = (element as HTMLInputElement).labels;
  // In Firefox what scrolls is a stop, too; it has no name.
  const named = element.matches('a, button, input, select, textarea, h2, [role="button"]');
  const text =
    element.getAttribute('aria-label') ??
    labels?.[0]?.textContent ??
    (named ? element.textContent : '') ??
    '';
  const shows = (shown: Element | null) => {
    if (!shown) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(shown);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  };
  const { left, top } = element.getBoundingClientRect();
  return {
    name: text.replace(/\s+/g, ' ').trim(),
    tag: element.localName,
    // The search box draws the ring round its picture and its field together.
    visible: shows(element) || shows(element.closest('.search-box')),
    left: Math.round(left),
    top: Math.round(top + scrollY),
  };
}

/** More stops than any page of ours has. */
const MOST_STOPS = 90;

/** A reader with a keyboard alone, on a page of ours or in the card. */
export class Keys {
  readonly #page: Page;
  readonly #look: () => Promise<Focus>;

  constructor(page: Page, look: () => Promise<Focus>) {
    this.#page = page;
    this.#look = look;
  }

  static on(page: Page): Keys {
    return new Keys(page, () => page.evaluate(`(${focusIn})(document)`) as Promise<Focus>);
  }

  static inCardOf(reader: Reader): Keys {
    return new Keys(reader.page, async () => {
      const focus = await reader.inCard(focusIn);
      if (!focus) throw new Error('no card');
      return focus;
    });
  }

  focus(): Promise<Focus> {
    return this.#look();
  }

  async press(...keys: Parameters<Page['keyboard']['press']>[0][]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  /** Goes on by Tab, or back, until the focus is on what has this name; it shows at every stop. */
  async goTo(name: string, direction: 'on' | 'back' = 'on'): Promise<Focus> {
    const seen: string[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      if (direction === 'back') await this.#page.keyboard.down('Shift');
      await this.#page.keyboard.press('Tab');
      if (direction === 'back') await this.#page.keyboard.up('Shift');
      const focus = await this.#look();
      if (focus.tag === 'body' || focus.tag === 'html') continue;
      expect(focus.visible, `the focus on ${focus.name} shows`).toBe(true);
      if (focus.name.startsWith(name)) return focus;
      seen.push(focus.name);
    }
    throw new Error(`Tab does not lead to "${name}" but to: ${seen.join(' | ')}`);
  }

  /** Goes to what has this name, and presses a key there. */
  async use(name: string, key: Parameters<Page['keyboard']['press']>[0] = 'Enter'): Promise<void> {
    await this.goTo(name);
    await this.#page.keyboard.press(key);
  }

  /** All stops from where the focus is to the end of the page or card, in order. */
  async through(): Promise<Focus[]> {
    const stops: Focus[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      await this.#page.keyboard.press('Tab');
      const focus = await this.#look();
      const first = stops[0];
      const round = first && first.name === focus.name && first.top === focus.top;
      if (focus.tag === 'body' || focus.tag === 'html' || round) break;
      stops.push(focus);
    }
    return stops;
  }
}

/** Controls on one line may differ by this many pixels in height. */
const LINE_PX = 30;

/** The focus shows at every stop, and goes down the page as one reads. */
export function expectReadingOrder(stops: readonly Focus[]): void {
  stops.forEach((focus, index) => {
    expect(focus.visible, `the focus on ${focus.name} shows`).toBe(true);
    const before = stops[index - 1];
    if (before)
      expect(focus.top, `${before.name}, then ${focus.name}`).toBeGreaterThan(before.top - LINE_PX);
  });
}
