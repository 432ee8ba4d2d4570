import { shadowRootOf } from './shadow-roots.ts';
import { blockAround } from './walk.ts';

/** A page has only so many empty elements that become something; the pointer finds the rest. */
const MAX_WATCHED = 500;

/**
 * Finds shadow roots that are attached after the page was read. `attachShadow` fires no mutation, but
 * what it shows changes the size of its host; and whatever the pointer enters is looked at.
 */
export class LateRoots {
  #sizes: ResizeObserver;
  /** Hollow elements by the element whose size tells of them. */
  #hollows = new Map<Element, Set<Element>>();
  #watched = 0;
  #found: (root: ShadowRoot) => void;

  constructor(found: (root: ShadowRoot) => void, signal: AbortSignal) {
    this.#found = found;
    this.#sizes = new ResizeObserver((entries) => {
      for (const { target } of entries) this.#lookAround(target);
    });
    addEventListener(
      'pointerover',
      ({ target }) => target instanceof Element && this.#look(target),
      {
        capture: true,
        passive: true,
        signal,
      },
    );
    signal.addEventListener('abort', () => this.#sizes.disconnect());
  }

  /** Watches an element that holds nothing yet. */
  watch(element: Element): void {
    if (this.#watched >= MAX_WATCHED) return;
    this.#watched++;
    // A custom element is inline unless it says otherwise, and inline boxes have no size to watch.
    const teller = element.localName.includes('-') ? blockAround(element) : element;
    const hollows = this.#hollows.get(teller);
    if (hollows) hollows.add(element);
    else {
      this.#hollows.set(teller, new Set([element]));
      this.#sizes.observe(teller);
    }
  }

  #lookAround(teller: Element): void {
    const hollows = this.#hollows.get(teller);
    for (const element of hollows ?? []) if (this.#look(element)) hollows?.delete(element);
    if (hollows?.size !== 0) return;
    this.#hollows.delete(teller);
    this.#sizes.unobserve(teller);
  }

  #look(element: Element): boolean {
    const root = shadowRootOf(element);
    if (root) this.#found(root);
    return root !== null;
  }
}
