import { shadowRootOf } from './shadow-roots.ts';

/** A page has only so many empty elements that become something; the pointer finds the rest. */
const MAX_WATCHED = 500;

/**
 * Finds shadow roots that are attached after the page was read. `attachShadow` fires no mutation, but
 * what it shows changes the size of its host; and whatever the pointer enters is looked at.
 */
export class LateRoots {
  #sizes: ResizeObserver;
  #watched = 0;
  #found: (root: ShadowRoot) => void;

  constructor(found: (root: ShadowRoot) => void, signal: AbortSignal) {
    this.#found = found;
    this.#sizes = new ResizeObserver((entries) => {
      for (const { target } of entries) if (this.#look(target)) this.#sizes.unobserve(target);
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
    this.#sizes.observe(element);
  }

  #look(element: Element): boolean {
    const root = shadowRootOf(element);
    if (root) this.#found(root);
    return root !== null;
  }
}
