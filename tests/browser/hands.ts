import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../tools/browsers.ts';
import { pause } from './page-texts.ts';
import { inFirefoxWindow } from './protocol.ts';
import type { Box } from './reader.ts';

/** Longer than any browser takes to call a press long. */
const HELD_MS = 900;

export const middleOf = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });

/** True when two boxes share more than their edges. */
export const overlaps = (a: Box, b: Box) =>
  a.x < b.x + b.width - 1 &&
  b.x < a.x + a.width - 1 &&
  a.y < b.y + b.height - 1 &&
  b.y < a.y + a.height - 1;

/** Taps with a finger. */
export async function tap(page: Page, box: Box): Promise<void> {
  const { x, y } = middleOf(box);
  await page.touchscreen.tap(x, y);
}

/** Puts a finger down and holds it there; the function that comes back lifts it. */
export async function pressLong(page: Page, box: Box): Promise<() => Promise<void>> {
  const { x, y } = middleOf(box);
  const touch = await page.touchscreen.touchStart(x, y);
  await pause(HELD_MS);
  return () => touch.end();
}

/** Puts a finger down, moves it by so much in a few steps, and lifts it. */
export async function swipe(page: Page, from: Box, by: { x: number; y: number }): Promise<void> {
  const { x, y } = middleOf(from);
  const touch = await page.touchscreen.touchStart(x, y);
  for (let i = 1; i <= STEPS; i++) {
    await touch.move(x + (by.x * i) / STEPS, y + (by.y * i) / STEPS);
    await pause(STEP_MS);
  }
  await touch.end();
}
const STEPS = 8;
const STEP_MS = 20;

/** A stylus. WebDriver BiDi has none in Firefox (153), whose own window can make its events. */
export class Pen {
  readonly #page: Page;
  readonly #name: BrowserName;

  constructor(page: Page, name: BrowserName) {
    this.#page = page;
    this.#name = name;
  }

  /** Moves the pen over a place without touching the screen. */
  async hover(box: Box): Promise<void> {
    const { x, y } = middleOf(box);
    await this.#send('move', x - 8, y);
    await this.#send('move', x, y);
  }

  async tap(box: Box): Promise<void> {
    const { x, y } = middleOf(box);
    await this.#send('down', x, y);
    await this.#send('up', x, y);
  }

  async #send(what: 'move' | 'down' | 'up', x: number, y: number): Promise<void> {
    if (this.#name === 'chromium') await this.#sendInChromium(what, x, y);
    else await this.#sendInFirefox(what, x, y);
  }

  async #sendInChromium(what: 'move' | 'down' | 'up', x: number, y: number): Promise<void> {
    const type = ({ move: 'mouseMoved', down: 'mousePressed', up: 'mouseReleased' } as const)[what];
    const press = what === 'move' ? {} : ({ button: 'left', clickCount: 1 } as const);
    const session = await this.#page.createCDPSession();
    await session.send('Input.dispatchMouseEvent', { type, x, y, pointerType: 'pen', ...press });
    await session.detach();
  }

  async #sendInFirefox(what: 'move' | 'down' | 'up', x: number, y: number): Promise<void> {
    const press = what === 'move' ? '' : 'clickCount: 1, button: 0,';
    await inFirefoxWindow(
      this.#page.browser(),
      `(() => {
        const page = gBrowser.selectedBrowser.getBoundingClientRect();
        const pen = MouseEvent.MOZ_SOURCE_PEN;
        window.synthesizeMouseEvent('mouse${what}', page.x + ${x}, page.y + ${y},
          { ${press} buttons: ${what === 'down' ? 1 : 0}, inputSource: pen, identifier: 7 }, {});
      })()`,
    );
  }
}
