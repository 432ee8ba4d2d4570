import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../tools/browsers.ts';
import { ClosedRoot } from './closed-root.ts';

/** A box on the page, in viewport pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What a reader finds in the card. */
export interface SeenCard {
  /** All its text, spaces merged. */
  text: string;
  box: Box;
  /** Its buttons and links by name, with their boxes. */
  controls: { name: string; box: Box }[];
}

/** Run in the card's closed root: brings the control of a name into sight, and reads the card. */
function readCard(root: ShadowRoot, wanted: string): SeenCard {
  const box = ({ x, y, width, height }: DOMRect) => ({ x, y, width, height });
  const name = (element: Element) =>
    (element.getAttribute('aria-label') || element.textContent || '').replace(/\s+/g, ' ').trim();
  const controls = [...root.querySelectorAll('button, [role="button"], a[href], summary')];
  if (wanted) {
    const control = controls.find((one) => name(one).startsWith(wanted));
    control?.scrollIntoView({ block: 'nearest' });
  }
  return {
    text: (root.lastElementChild as HTMLElement).innerText.replace(/\s+/g, ' ').trim(),
    box: box(root.host.getBoundingClientRect()),
    controls: controls.map((element) => ({
      name: name(element),
      box: box(element.getBoundingClientRect()),
    })),
  };
}

/** How long a reader waits for what should come: a busy machine takes its time. */
const PATIENCE_MS = 20_000;

/** A reader at a page: sees marks and cards as they are on the screen, points and clicks for real. */
export class Reader {
  readonly page: Page;
  /** The inside of the open card, for what a reader sees there. */
  readonly inside: ClosedRoot;

  constructor(page: Page, name: BrowserName) {
    this.page = page;
    this.inside = new ClosedRoot(page, name);
  }

  /** The texts of the marked words, in the order in which they were painted. */
  async marks(highlight = 'inlay-term'): Promise<string[]> {
    return this.page.evaluate((name) => {
      const ranges = CSS.highlights.get(name);
      return ranges ? [...ranges].map((range) => textOf(range as StaticRange)) : [];
      function textOf({
        startContainer,
        startOffset,
        endContainer,
        endOffset,
      }: StaticRange): string {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        return range.toString();
      }
    }, highlight);
  }

  /** Waits until the marks satisfy a condition, and returns them. */
  async marksWhen(
    satisfied: (marks: string[]) => boolean,
    timeoutMs = PATIENCE_MS,
  ): Promise<string[]> {
    return this.#until(() => this.marks(), satisfied, timeoutMs, 'marks');
  }

  /** Where a piece of text stands, by its nth occurrence in the page's text nodes taken together. */
  async boxOf(text: string, nth = 0): Promise<Box> {
    return this.page.evaluate(
      (wanted, skip) => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const nodes: { node: Text; start: number }[] = [];
        let all = '';
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          nodes.push({ node: node as Text, start: all.length });
          all += (node as Text).data;
        }
        let at = -1;
        for (let i = 0; i <= skip; i++) at = all.indexOf(wanted, at + 1);
        if (at < 0) throw new Error(`"${wanted}" is not on the page`);
        const place = (offset: number) => {
          const found = nodes.findLast(({ start }) => start <= offset);
          if (!found) throw new Error('no text');
          return found;
        };
        const first = place(at);
        const last = place(at + wanted.length - 1);
        const range = document.createRange();
        range.setStart(first.node, at - first.start);
        range.setEnd(last.node, at + wanted.length - last.start);
        const { x, y, width, height } = range.getClientRects()[0] ?? range.getBoundingClientRect();
        return { x, y, width, height };
      },
      text,
      nth,
    );
  }

  /** Moves the pointer onto a word in a few steps and lets it rest there. */
  async pointAt(text: string, nth = 0): Promise<void> {
    const { x, y, width, height } = await this.boxOf(text, nth);
    await this.moveTo({ x: x + width / 2, y: y + height / 2 });
  }

  async moveTo({ x, y }: { x: number; y: number }): Promise<void> {
    await this.page.mouse.move(x - 8, y, { steps: 2 });
    await this.page.mouse.move(x, y, { steps: 3 });
  }

  async moveAway(): Promise<void> {
    await this.page.mouse.move(2, 2, { steps: 3 });
  }

  /**
   * The open card, or null. Looks into the closed root as the browser's own tools do; scrolls the
   * card to the control whose name begins so.
   */
  async card(wanted = ''): Promise<SeenCard | null> {
    return (await this.inCard(readCard, wanted)) ?? null;
  }

  /**
   * Calls a function with the card's closed root and a text, as the browser's own tools can; its
   * answer comes back as JSON. Undefined when there is no card.
   */
  async inCard<T>(look: (root: ShadowRoot, text: string) => T, text = ''): Promise<T | undefined> {
    const source = `async function (root, text) { return JSON.stringify(await (${look})(root, text)); }`;
    const json = await this.inside.call(source, text);
    return json === undefined ? undefined : (JSON.parse(json) as T);
  }

  /** Waits for a card, by default any, and returns it. */
  async cardWhen(
    satisfied: (card: SeenCard) => boolean = () => true,
    timeoutMs = PATIENCE_MS,
  ): Promise<SeenCard> {
    const card = await this.#until(
      () => this.card(),
      (found) => found !== null && satisfied(found),
      timeoutMs,
      'card',
    );
    if (!card) throw new Error('no card');
    return card;
  }

  async noCard(timeoutMs = PATIENCE_MS): Promise<void> {
    await this.#until(
      () => this.card(),
      (card) => card === null,
      timeoutMs,
      'card to be gone',
    );
  }

  /** Clicks a button or link of the card by the beginning of its name. */
  async clickInCard(name: string): Promise<void> {
    await this.cardWhen((seen) => seen.controls.some((control) => control.name.startsWith(name)));
    const card = await this.card(name);
    const control = card?.controls.find((one) => one.name.startsWith(name));
    if (!control) throw new Error(`no control "${name}"`);
    const { x, y, width, height } = control.box;
    await this.page.mouse.click(x + width / 2, y + height / 2);
  }

  async #until<T>(
    look: () => Promise<T>,
    satisfied: (seen: T) => boolean,
    timeoutMs: number,
    what: string,
  ): Promise<T> {
    const end = Date.now() + timeoutMs;
    for (;;) {
      const seen = await look();
      if (satisfied(seen)) return seen;
      if (Date.now() > end)
        throw new Error(`Waited ${timeoutMs} ms for ${what}; last seen: ${JSON.stringify(seen)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
