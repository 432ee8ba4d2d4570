import { roleOf, SKIPPED } from './readable.ts';
import { isBlock } from './walk.ts';

/** Changes are gathered for this long before they are read, so that a burst costs one reading. */
const MERGE_MS = 100;
/** Time spent on reading changes may be at most one part in this many: 5 % of a core is the ceiling. */
const REST_FACTOR = 25;

export interface ChangeEvents {
  /** Nodes to read again; some may have left the page since. Returns what it took, in ms. */
  changed(nodes: Set<Node>): void;
  /** Something was removed. */
  removed(): void;
  /** A class, style, `hidden` or `open` changed: text may have come into sight. */
  restyled(): void;
}

/**
 * Gathers what changes in a document and its shadow roots. The observer's callback only notes;
 * reading comes later, merged, and never more often than REST_FACTOR allows.
 */
export class Changes {
  #observer: MutationObserver;
  #nodes = new Set<Node>();
  #removed = false;
  #restyled = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #restUntil = 0;
  #events: ChangeEvents;

  constructor(events: ChangeEvents, signal: AbortSignal) {
    this.#events = events;
    this.#observer = new MutationObserver((records) => this.#note(records));
    signal.addEventListener('abort', () => {
      this.#observer.disconnect();
      clearTimeout(this.#timer);
    });
    document.addEventListener('visibilitychange', () => this.#schedule(), { signal });
  }

  observe(root: Document | ShadowRoot): void {
    this.#observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['class', 'style', 'hidden', 'open', 'contenteditable'],
    });
  }

  /** Told that text may have come into sight without a change of the document. */
  noteRestyled(): void {
    this.#restyled = true;
    this.#schedule();
  }

  /** Told how long the last reading of changes took, in ms, it rests accordingly. */
  rest(tookMs: number): void {
    this.#restUntil = performance.now() + tookMs * REST_FACTOR;
  }

  #note(records: MutationRecord[]): void {
    for (const record of records) {
      if (record.type === 'attributes') {
        if (record.attributeName === 'contenteditable') this.#nodes.add(record.target);
        else this.#restyled = true;
      } else if (record.type === 'characterData') {
        if (record.target.nodeType === Node.TEXT_NODE) this.#nodes.add(record.target);
      } else this.#noteChildren(record);
    }
    this.#schedule();
  }

  #noteChildren({ addedNodes, removedNodes, previousSibling, nextSibling }: MutationRecord): void {
    for (const node of addedNodes) {
      if (node.nodeType === Node.TEXT_NODE) this.#nodes.add(node);
      else if (node.nodeType === Node.ELEMENT_NODE && roleOf(node as Element) !== SKIPPED)
        this.#nodes.add(node);
    }
    let joinsNeighbours = false;
    for (const node of removedNodes) {
      if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.ELEMENT_NODE)
        this.#removed = true;
      if (!isBlock(node)) joinsNeighbours = true;
    }
    // A block put between two pieces of one run parts it; inline text taken away joins them.
    const parts = [...addedNodes].some(isBlock);
    if (!joinsNeighbours && !parts) return;
    for (const neighbour of [previousSibling, nextSibling]) {
      if (neighbour && !isBlock(neighbour) && hasText(neighbour)) this.#nodes.add(neighbour);
    }
  }

  #schedule(): void {
    if (this.#timer !== undefined) return;
    if (this.#nodes.size === 0 && !this.#removed && !this.#restyled) return;
    const wait = Math.max(MERGE_MS, this.#restUntil - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (document.hidden) this.#dropGone();
      else this.#deliver();
    }, wait);
  }

  /** Nothing is read in a hidden tab; what has left the page again need not be kept till it shows. */
  #dropGone(): void {
    for (const node of this.#nodes) if (!node.isConnected) this.#nodes.delete(node);
  }

  #deliver(): void {
    const nodes = this.#nodes;
    const removed = this.#removed;
    const restyled = this.#restyled;
    this.#nodes = new Set();
    this.#removed = false;
    this.#restyled = false;
    if (removed) this.#events.removed();
    if (nodes.size > 0) this.#events.changed(nodes);
    if (restyled) this.#events.restyled();
  }
}

function hasText(node: Node): boolean {
  return /\S/.test(node.textContent ?? '');
}
