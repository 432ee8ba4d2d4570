import type { Block } from './block.ts';

/** How far beyond the viewport counts as near: one more screen above and below. */
const NEAR = '100% 0px';

/** Tells which blocks are near the viewport. Only blocks that hold a candidate are watched. */
export class Viewport {
  #observer: IntersectionObserver;
  #blocksOf = new Map<Element, Set<Block>>();
  /** Elements of which nothing has been told yet. */
  #asked = new Set<Element>();
  readonly near = new Set<Block>();
  /** Blocks whose element has a box at all; text in others is not rendered. */
  readonly rendered = new Set<Block>();

  /** `changed` is called right after rendering, when style is clean. */
  constructor(changed: (blocks: Block[]) => void, signal: AbortSignal) {
    this.#observer = new IntersectionObserver(
      (entries) => {
        const blocks: Block[] = [];
        for (const { target, isIntersecting, boundingClientRect: box } of entries) {
          this.#asked.delete(target);
          for (const block of this.#blocksOf.get(target) ?? []) {
            if (isIntersecting) this.near.add(block);
            else this.near.delete(block);
            if (box.width > 0 || box.height > 0) this.rendered.add(block);
            else this.rendered.delete(block);
            blocks.push(block);
          }
        }
        changed(blocks);
      },
      { rootMargin: NEAR },
    );
    signal.addEventListener('abort', () => this.#observer.disconnect());
  }

  add(block: Block): void {
    const { element } = block;
    const blocks = this.#blocksOf.get(element);
    if (blocks) {
      blocks.add(block);
      // The observer tells of changes only: ask anew for the element's state.
      this.#observer.unobserve(element);
    } else this.#blocksOf.set(element, new Set([block]));
    this.#asked.add(element);
    this.#observer.observe(element);
  }

  /** Whether it is known of every block where it is. */
  get settled(): boolean {
    return this.#asked.size === 0;
  }

  remove(block: Block): void {
    this.near.delete(block);
    this.rendered.delete(block);
    const blocks = this.#blocksOf.get(block.element);
    if (!blocks?.delete(block) || blocks.size > 0) return;
    this.#blocksOf.delete(block.element);
    this.#asked.delete(block.element);
    this.#observer.unobserve(block.element);
  }
}
