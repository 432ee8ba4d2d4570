import { anchorAt, anchorAtBox } from './anchor.ts';
import { lookUp } from './background-link.ts';
import type { PageCard } from './card.tsx';
import type { Anchor } from './card-place.ts';
import { shadowRootOf } from './shadow-roots.ts';

/** A selection still for this long is finished. */
const SETTLE_MS = 250;
/** No term is longer; longer selections are never looked up by themselves. */
const MAX_TERM_LENGTH = 80;
/** As much of a selection as is looked up on command. */
const MAX_LOOK_UP_LENGTH = 200;
/** Of what is near, few are a help; of the words selected, all. */
const MOST_LISTED = { within: 20, near: 3 };

/** Explains what the reader selects: by itself when it is exactly a term, else on command. */
export class Selecting {
  #card: PageCard;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pointerDown = false;
  #last = '';

  constructor(card: PageCard, signal: AbortSignal) {
    this.#card = card;
    const passive = { capture: true, passive: true, signal };
    addEventListener(
      'pointerdown',
      () => {
        this.#pointerDown = true;
      },
      passive,
    );
    for (const type of ['pointerup', 'pointercancel'])
      addEventListener(type, () => this.#up(), passive);
    document.addEventListener('selectionchange', () => this.#settle(), { signal });
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  /**
   * Explains the selection: the term it is, the words that stand in it, or the nearest ones. False
   * when nothing is selected.
   */
  async explain(): Promise<boolean> {
    const text = selectedText();
    const selected = selectionAnchor();
    if (!text || !selected) return false;
    // A word of the card's own text is explained where the card stands.
    const anchor = (this.#card.holds(selected.element) && this.#card.anchor) || selected;
    const found = await lookUp(text.slice(0, MAX_LOOK_UP_LENGTH));
    if (!found) return false;
    const { how, ids } = found;
    if (how === 'exact' || (how === 'within' && ids.length === 1))
      await this.#card.open(ids, anchor, 'pinned');
    else await this.#card.openList(text, how, ids.slice(0, MOST_LISTED[how]), anchor);
    return true;
  }

  #up(): void {
    this.#pointerDown = false;
    this.#settle();
  }

  #settle(): void {
    clearTimeout(this.#timer);
    if (this.#pointerDown) return;
    this.#timer = setTimeout(() => void this.#lookAt(), SETTLE_MS);
  }

  async #lookAt(): Promise<void> {
    const text = selectedText();
    if (text === this.#last) return;
    this.#last = text;
    if (text.length < 2 || text.length > MAX_TERM_LENGTH || isWriting()) return;
    const found = await lookUp(text);
    const anchor = selectionAnchor();
    if (found?.how !== 'exact' || !anchor || selectedText() !== text) return;
    if (this.#card.holds(anchor.element)) return;
    if (this.#card.isOpen && this.#card.mode === 'pinned') return;
    await this.#card.open(found.ids, anchor, 'tap');
  }
}

function selectedText(): string {
  return (getSelection()?.toString() ?? '').replace(/\s+/g, ' ').trim();
}

/** True while the reader writes: what is selected there is being worked on, not read. */
function isWriting(): boolean {
  const active = document.activeElement;
  return (
    document.designMode === 'on' ||
    active instanceof HTMLInputElement ||
    active instanceof HTMLTextAreaElement ||
    (active instanceof HTMLElement && active.isContentEditable)
  );
}

function selectionAnchor(): Anchor | undefined {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return undefined;
  const range = selectedRange(selection);
  if (range) return anchorAt(range);
  const field = document.activeElement;
  return field ? anchorAtBox(field.getBoundingClientRect()) : undefined;
}

/**
 * What is selected; undefined in a text field. Chromium (156) shows a selection inside a shadow root
 * as one around its host, so the way leads from host to root until the text is reached.
 */
function selectedRange(selection: Selection): StaticRangeInit | undefined {
  const range = selection.getRangeAt(0);
  if (!range.collapsed) return range;
  const shadowRoots: ShadowRoot[] = [];
  for (;;) {
    const [composed] = selection.getComposedRanges({ shadowRoots });
    const host = composed?.startContainer.childNodes[composed.startOffset];
    const root = host instanceof Element ? shadowRootOf(host) : null;
    if (!root) return composed?.collapsed === false ? composed : undefined;
    shadowRoots.push(root);
  }
}
