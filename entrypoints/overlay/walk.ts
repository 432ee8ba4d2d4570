import {
  BREAK,
  HEADING,
  hasLandmarkRole,
  INLINE,
  isEditable,
  LANDMARK,
  roleOf,
  SKIPPED,
} from './readable.ts';
import { type Run, RunBuilder } from './run.ts';
import type { Section, Sections } from './sections.ts';
import { shadowRootOf } from './shadow-roots.ts';

export interface WalkVisitor {
  /** A run of text, with the block-level element it stands in and its section. */
  run(run: Run, element: Element, section: Section): void;
  /** A shadow root met on the way; its text is read as part of the walk. */
  root(root: ShadowRoot): void;
}

/** How many nodes are passed between two looks at the clock: some 10 to 50 µs of work. */
const NODES_PER_CHECK = 128;

/**
 * Walks the subtrees of the siblings from `first` to `last` in document order and hands every run
 * of text to the visitor. It can be left and taken up again at any node; what was changed meanwhile
 * is brought in by the mutation observer.
 */
export class Walk {
  #node: Node | null;
  #last: Node;
  #top: Node | null;
  #builder = new RunBuilder();
  #sections: Sections;
  #visitor: WalkVisitor;
  #started = false;
  #section: Section;
  /** Ancestors of the node where the walk was left, innermost first, in case it goes meanwhile. */
  #trail: Node[] = [];

  constructor(first: Node, last: Node, sections: Sections, visitor: WalkVisitor) {
    this.#node = first;
    this.#last = last;
    this.#top = first.parentNode;
    this.#sections = sections;
    this.#section = sections.page;
    this.#visitor = visitor;
  }

  /** Goes on until `deadline` (performance.now() time, ms). Returns true when the walk has ended. */
  step(deadline: number): boolean {
    if (!this.#started && this.#node) {
      this.#started = true;
      this.#sections.startAt(this.#node);
      this.#section = this.#sections.current;
    }
    if (this.#trail.length > 0) this.#resume();
    let count = 0;
    while (this.#node) {
      if (++count === NODES_PER_CHECK) {
        if (performance.now() >= deadline) {
          this.#pause(this.#node);
          return false;
        }
        count = 0;
      }
      const node = this.#node;
      if (node.nodeType === Node.TEXT_NODE) {
        this.#builder.add(node as Text);
        this.#node = this.#after(node);
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        this.#node = this.#enter(node as Element) ?? this.#after(node);
      } else {
        this.#node = this.#after(node);
      }
    }
    return true;
  }

  /** Where to go inside an element; null when it has nothing to read. */
  #enter(element: Element): Node | null {
    const role = roleOf(element);
    if (role === INLINE) {
      const root = element.localName === 'span' ? shadowRootOf(element) : null;
      if (root) return this.#enterRoot(element, root);
      if (isEditable(element)) {
        this.#builder.object();
        return null;
      }
      return element.firstChild;
    }
    if (role === SKIPPED) {
      this.#builder.object();
      return null;
    }
    if (role === BREAK) {
      this.#builder.breakLine();
      return null;
    }
    this.#flush(element.parentElement);
    if (isEditable(element)) return null;
    if (role === HEADING) this.#sections.enterHeading(element);
    else if (role === LANDMARK || hasLandmarkRole(element)) this.#sections.enterLandmark(element);
    this.#section = this.#sections.current;
    const root = shadowRootOf(element);
    return root ? this.#enterRoot(element, root) : element.firstChild;
  }

  #enterRoot(host: Element, root: ShadowRoot): Node | null {
    this.#flush(host);
    this.#visitor.root(root);
    if (!root.firstChild) return host.firstChild;
    return root.firstChild;
  }

  #pause(node: Node): void {
    for (let at: Node | null = node; at; at = at.parentNode ?? (at as ShadowRoot).host ?? null) {
      this.#trail.push(at);
    }
  }

  /** Takes up the walk again; when its place has left the page, at the nearest ancestor that is left. */
  #resume(): void {
    const place = this.#trail.find((node) => node.isConnected);
    if (!place) this.#node = null;
    else if (place !== this.#node) {
      this.#builder.flush();
      this.#node = place.firstChild ?? this.#after(place);
    }
    this.#trail = [];
  }

  /** The next node in document order outside `node`, closing what is left on the way. */
  #after(node: Node): Node | null {
    let at: Node = node;
    for (;;) {
      if (at.nodeType === Node.ELEMENT_NODE) this.#leave(at as Element);
      if (at === this.#last) {
        this.#flush(blockAround(at));
        return null;
      }
      if (at.nextSibling) return at.nextSibling;
      const parent: Node | null = at.parentNode;
      if (parent instanceof ShadowRoot) {
        // A host's own children are read after its shadow tree, into which they may be slotted.
        this.#flush(parent.host);
        if (parent.host.firstChild) return parent.host.firstChild;
        at = parent.host;
      } else if (!parent || parent === this.#top) {
        // The siblings ended before `last`: the page changed under the walk.
        this.#flush(blockAround(at));
        return null;
      } else {
        at = parent;
      }
    }
  }

  #leave(element: Element): void {
    if (roleOf(element) === INLINE || (roleOf(element) >= SKIPPED && roleOf(element) <= BREAK))
      return;
    this.#flush(element);
    this.#sections.leave(element);
    this.#section = this.#sections.current;
  }

  #flush(element: Element | null): void {
    const run = this.#builder.flush();
    if (run) this.#visitor.run(run, element ?? document.documentElement, this.#section);
  }
}

/** The nearest block-level element around a node; at the top of a shadow root, the root's host. */
export function blockAround(node: Node): Element {
  let at: Node | null = node.parentNode;
  while (at && at.nodeType === Node.ELEMENT_NODE && roleOf(at as Element) === INLINE)
    at = at.parentNode;
  if (at instanceof ShadowRoot) return at.host;
  return at && at.nodeType === Node.ELEMENT_NODE ? (at as Element) : document.documentElement;
}

/**
 * The first and last sibling of the run a node is part of: neighbours up to the next block-level
 * element, below the block-level element around the node.
 */
export function runAround(node: Node): { first: Node; last: Node } {
  let top = node;
  while (
    top.parentNode?.nodeType === Node.ELEMENT_NODE &&
    roleOf(top.parentNode as Element) === INLINE
  ) {
    top = top.parentNode;
  }
  let first = top;
  while (first.previousSibling && !isBlock(first.previousSibling)) first = first.previousSibling;
  let last = top;
  while (last.nextSibling && !isBlock(last.nextSibling)) last = last.nextSibling;
  return { first, last };
}

export function isBlock(node: Node): boolean {
  if (node.nodeType !== Node.ELEMENT_NODE) return false;
  const role = roleOf(node as Element);
  return role !== INLINE && role !== SKIPPED && role !== BREAK;
}
