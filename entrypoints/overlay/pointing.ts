import type { Preferences } from '../../settings/preferences.ts';
import { anchorAt } from './anchor.ts';
import type { OpenMode, PageCard } from './card.tsx';
import { contains, type Hit, hitTest } from './hit-test.ts';
import type { Painter } from './painter.ts';

/** Leaving the word or the card closes it after this long; time to get from one to the other. */
const CLOSE_GRACE_MS = 300;
/** A finger held this long is a long press: the time browsers use for theirs. */
const LONG_PRESS_MS = 500;
/** A finger that moves further than this scrolls or drags, px. */
const PRESS_SLOP_PX = 10;

/** What a click does something with of its own: there a tap is left to the page. */
const CONTROLS =
  'a[href],area,button,input,select,textarea,label,summary,details>summary,[onclick],[role=button],[role=link],[role=tab],[role=menuitem],[role=option],[role=checkbox],[role=switch],[contenteditable]';

/** Opens and closes the card as the pointer rests, leaves, taps and presses. */
export class Pointing {
  #painter: Painter;
  #card: PageCard;
  #preferences: Preferences;
  #x = -1;
  #y = -1;
  #buttons = 0;
  #modifier = false;
  #pressed: { x: number; y: number; timer: ReturnType<typeof setTimeout> } | undefined;
  /** A long press has opened a card: the click that ends it is no tap. */
  #longPressed = false;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #closing: ReturnType<typeof setTimeout> | undefined;
  #distance = Number.POSITIVE_INFINITY;
  /** The mark whose card is open. */
  #hit: Hit | undefined;

  constructor(painter: Painter, card: PageCard, preferences: Preferences, signal: AbortSignal) {
    this.#painter = painter;
    this.#card = card;
    this.#preferences = preferences;
    const passive = { capture: true, passive: true, signal };
    addEventListener('pointermove', (event) => this.#move(event), passive);
    addEventListener('pointerover', (event) => this.#over(event), passive);
    addEventListener('pointerdown', (event) => this.#down(event), passive);
    addEventListener('pointerup', () => this.#up(), passive);
    addEventListener('pointercancel', () => this.#up(), passive);
    addEventListener('click', (event) => this.#click(event), passive);
    addEventListener('scroll', () => this.#cancelRest(), passive);
    addEventListener('dragstart', () => this.#cancelRest(), passive);
    // Not in the capture phase, in which every element the pointer leaves would be heard.
    document.documentElement.addEventListener('pointerleave', () => this.#leaveWindow(), {
      signal,
    });
    signal.addEventListener('abort', () => {
      this.#cancelRest();
      this.#keepOpen();
      clearTimeout(this.#pressed?.timer);
    });
  }

  set preferences(preferences: Preferences) {
    this.#preferences = preferences;
  }

  #move(event: PointerEvent): void {
    this.#x = event.clientX;
    this.#y = event.clientY;
    this.#buttons = event.buttons;
    this.#modifier = event.shiftKey;
    const press = this.#pressed;
    if (press && Math.hypot(event.clientX - press.x, event.clientY - press.y) > PRESS_SLOP_PX)
      this.#up();
    if (event.pointerType === 'touch') return;
    if (this.#card.isOpen && this.#card.mode === 'hover') this.#watchOpenCard(event);
    this.#cancelRest();
    if (this.#buttons !== 0 || this.#card.owns(event) || !this.#opensOnRest()) return;
    this.#resting = setTimeout(() => this.#rest(), this.#preferences.delayMs);
  }

  /** The last that is heard of a pointer that goes into a frame. */
  #over(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    this.#x = event.clientX;
    this.#y = event.clientY;
    if (this.#card.isOpen && this.#card.mode === 'hover') this.#watchOpenCard(event);
  }

  #opensOnRest(): boolean {
    const { open } = this.#preferences;
    return open === 'hover' || (open === 'key-hover' && this.#modifier);
  }

  /** Closes a hover card some time after the pointer left both; not while it comes nearer the card. */
  #watchOpenCard(event: PointerEvent): void {
    const box = this.#card.box;
    const onWord = this.#card.anchor?.boxes().some((rect) => contains(rect, this.#x, this.#y));
    if (this.#card.owns(event) || onWord || !box) {
      this.#keepOpen();
      this.#distance = Number.POSITIVE_INFINITY;
      return;
    }
    const distance = distanceTo(box, this.#x, this.#y);
    if (distance < this.#distance) this.#keepOpen();
    this.#distance = distance;
    this.#closing ??= setTimeout(() => this.#card.close(), CLOSE_GRACE_MS);
  }

  #keepOpen(): void {
    clearTimeout(this.#closing);
    this.#closing = undefined;
  }

  #cancelRest(): void {
    clearTimeout(this.#resting);
    this.#resting = undefined;
  }

  #leaveWindow(): void {
    this.#cancelRest();
    if (this.#card.isOpen && this.#card.mode === 'hover') {
      this.#closing ??= setTimeout(() => this.#card.close(), CLOSE_GRACE_MS);
    }
  }

  #rest(): void {
    this.#resting = undefined;
    // A card the reader has pinned stays until it is closed.
    if (this.#card.isOpen && this.#card.mode !== 'hover') return;
    const hit = hitTest(this.#painter, this.#x, this.#y);
    if (!hit || (this.#card.isOpen && this.#isOpenAt(hit))) return;
    this.#open(hit, 'hover');
  }

  #isOpenAt(hit: Hit): boolean {
    return this.#hit?.painted.range === hit.painted.range;
  }

  #open(hit: Hit, mode: OpenMode): void {
    this.#keepOpen();
    this.#distance = Number.POSITIVE_INFINITY;
    this.#hit = hit;
    const point = { x: this.#x, y: this.#y };
    void this.#card.open(hit.painted.match.ids, anchorAt(hit.painted.range, point), mode);
  }

  #down(event: PointerEvent): void {
    this.#buttons = event.buttons;
    this.#cancelRest();
    if (this.#card.owns(event)) return;
    if (event.pointerType !== 'mouse') this.#startPress(event);
    if (!this.#card.isOpen) return;
    const onWord = this.#card.anchor
      ?.boxes()
      .some((box) => contains(box, event.clientX, event.clientY));
    if (!onWord) this.#card.close();
  }

  #startPress(event: PointerEvent): void {
    const { clientX: x, clientY: y } = event;
    clearTimeout(this.#pressed?.timer);
    this.#longPressed = false;
    const timer = setTimeout(() => {
      this.#pressed = undefined;
      this.#x = x;
      this.#y = y;
      const hit = hitTest(this.#painter, x, y);
      if (!hit) return;
      this.#longPressed = true;
      this.#open(hit, 'tap');
    }, LONG_PRESS_MS);
    this.#pressed = { x, y, timer };
  }

  #up(): void {
    this.#buttons = 0;
    clearTimeout(this.#pressed?.timer);
    this.#pressed = undefined;
  }

  #click(event: MouseEvent): void {
    if (this.#card.owns(event) || event.button !== 0 || event.detail === 0) return;
    if (this.#longPressed) {
      this.#longPressed = false;
      return;
    }
    const target = event.composedPath()[0];
    if (target instanceof Element && target.closest(CONTROLS)) return;
    if (!getSelection()?.isCollapsed) return;
    this.#x = event.clientX;
    this.#y = event.clientY;
    const hit = hitTest(this.#painter, this.#x, this.#y);
    if (!hit) return;
    const here = this.#card.isOpen && this.#isOpenAt(hit);
    const touch = event instanceof PointerEvent && event.pointerType !== 'mouse';
    if (here && this.#card.mode === 'hover') this.#card.pin();
    else if (here) this.#card.close();
    else this.#open(hit, touch ? 'tap' : 'pinned');
  }
}

function distanceTo(box: DOMRect, x: number, y: number): number {
  const dx = Math.max(box.left - x, 0, x - box.right);
  const dy = Math.max(box.top - y, 0, y - box.bottom);
  return Math.hypot(dx, dy);
}
