import type { Block } from './block.ts';
import { SLICE_MS } from './slices.ts';

/**
 * Blocks that wait to be painted. Painting asks for style, so it happens right after rendering, when
 * style is clean, and in slices: what does not fit comes after the next frame.
 */
export class PaintQueue {
  #blocks = new Set<Block>();
  #waiting = false;
  #paint: (block: Block) => void;
  #signal: AbortSignal;
  /** Sum and longest of all slices so far, in ms: read by the bench. */
  readonly spent = { total: 0, longest: 0 };

  constructor(paint: (block: Block) => void, signal: AbortSignal) {
    this.#paint = paint;
    this.#signal = signal;
  }

  /** Paints after the next frame. */
  add(blocks: Iterable<Block>): void {
    for (const block of blocks) this.#blocks.add(block);
    this.#wait();
  }

  /** Paints at once as much as fits: to be called right after rendering. */
  addRendered(blocks: Iterable<Block>): void {
    for (const block of blocks) this.#blocks.add(block);
    this.#run();
  }

  delete(block: Block): void {
    this.#blocks.delete(block);
  }

  #wait(): void {
    if (this.#waiting || this.#blocks.size === 0 || this.#signal.aborted) return;
    this.#waiting = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#waiting = false;
        this.#run();
      }),
    );
  }

  #run(): void {
    if (this.#signal.aborted) return;
    const start = performance.now();
    for (const block of this.#blocks) {
      this.#blocks.delete(block);
      this.#paint(block);
      if (performance.now() - start >= SLICE_MS) break;
    }
    const took = performance.now() - start;
    this.spent.total += took;
    this.spent.longest = Math.max(this.spent.longest, took);
    this.#wait();
  }
}
