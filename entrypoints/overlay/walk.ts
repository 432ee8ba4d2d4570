import {
  BREAK,
  HEADING,
  hasLandmarkRole,
  INLINE,
  isField,
  LANDMARK,
  roleOf,
  roleOfName,
  SKIPPED,
} from './readable.ts';
import { type Run, RunBuilder } from './run.ts';
import type { Section, Sections } from './sections.ts';
import { canHaveRoot, likelyRootOf } from './shadow-roots.ts';

export interface WalkVisitor {
  /** A run of text, with the block-level element it stands in and its section. */
  run(run: Run, element: Element, section: Section): void;
  /** A shadow root met on the way; its text is read as part of the walk. */
  root(root: ShadowRoot): void;
  /** An element that holds nothing yet, and may get a shadow root later. */
  hollow(element: Element): void;
}

/** How many nodes are passed between two looks at the clock: some 10 to 50 µs of work. */
const NODES_PER_CHECK = 128;

/** Elements whose attributes matter; asked for at once, which is cheaper than one by one. */
const ATTRIBUTED = '[contenteditable],[role]';

/**
 * Walks the subtrees of the siblings from `first` to `last` in document order and hands every run
 * of text to the visitor. It can be left and taken up again at any node; what was changed meanwhile
 * is brought in by the mutation observer.
 *
 * Every look at the DOM costs here: a giant page has 200,000 nodes. So the way up is kept in a stack
 * instead of being asked of the nodes.
 */
export class Walk {
  #node: Node | null;
  #last: Node;
  /** What the walk is inside of, elements and shadow roots, each with its role. */
  #levels: (Element | ShadowRoot)[] = [];
  #roles: number[] = [];
  #builder = new RunBuilder();
  #sections: Sections;
  #visitor: WalkVisitor;
  #started = false;
  #section: Section;
  #attributed = new Set<Element>();

  constructor(first: Node, last: Node, sections: Sections, visitor: WalkVisitor) {
    this.#node = first;
    this.#last = last;
    this.#sections = sections;
    this.#section = sections.page;
    this.#visitor = visitor;
  }

  /** Goes on until `deadline` (performance.now() time, ms). Returns true when the walk has ended. */
  step(deadline: number): boolean {
    if (!this.#started) this.#start();
    else this.#resume();
    let count = 0;
    let node = this.#node;
    while (node) {
      if (++count === NODES_PER_CHECK) {
        if (performance.now() >= deadline) {
          this.#node = node;
          return false;
        }
        count = 0;
      }
      const type = node.nodeType;
      if (type === Node.TEXT_NODE) {
        this.#builder.add(node as Text);
        node = this.#after(node);
      } else {
        node = (type === Node.ELEMENT_NODE && this.#enter(node as Element)) || this.#after(node);
      }
    }
    this.#node = null;
    return true;
  }

  #start(): void {
    this.#started = true;
    if (!this.#node) return;
    this.#sections.startAt(this.#node);
    this.#section = this.#sections.current;
    for (let at: Node | null = this.#node; at; at = at === this.#last ? null : at.nextSibling) {
      if (at.nodeType !== Node.ELEMENT_NODE) continue;
      if ((at as Element).matches(ATTRIBUTED)) this.#attributed.add(at as Element);
      this.#noteAttributed(at as Element);
    }
  }

  #noteAttributed(root: Element | ShadowRoot): void {
    for (const element of root.querySelectorAll(ATTRIBUTED)) this.#attributed.add(element);
  }

  /** Where to go inside an element; null when it has nothing to read. */
  #enter(element: Element): Node | null {
    const name = element.localName;
    const role = roleOfName(name);
    if (role === SKIPPED) {
      this.#builder.object();
      return null;
    }
    if (role === BREAK) {
      this.#builder.breakLine();
      return null;
    }
    const attributed = this.#attributed.has(element);
    if (role === INLINE) {
      if (attributed && isField(element)) {
        this.#builder.object();
        return null;
      }
      const first = element.firstChild;
      if (name === 'span') {
        const root = likelyRootOf(element, name, !first);
        if (root) return this.#enterRoot(element, role, root);
      }
      return this.#descend(element, role, first);
    }
    this.#flush();
    if (attributed && isField(element)) return null;
    if (role === HEADING) this.#enterSection(() => this.#sections.enterHeading(element));
    else if (role === LANDMARK || (attributed && hasLandmarkRole(element))) {
      this.#enterSection(() => this.#sections.enterLandmark(element));
      // Left by the sections themselves, which know what they entered.
      return this.#enterBlock(element, name, LANDMARK);
    }
    return this.#enterBlock(element, name, role);
  }

  #enterBlock(element: Element, name: string, role: number): Node | null {
    const first = element.firstChild;
    const root = likelyRootOf(element, name, !first);
    if (root) return this.#enterRoot(element, role, root);
    if (!first && canHaveRoot(name)) this.#visitor.hollow(element);
    if (!first && role === LANDMARK) this.#leaveSection(element);
    return this.#descend(element, role, first);
  }

  #enterRoot(host: Element, role: number, root: ShadowRoot): Node | null {
    this.#flush();
    this.#visitor.root(root);
    this.#noteAttributed(root);
    this.#levels.push(host);
    this.#roles.push(role);
    if (root.firstChild) return this.#descend(root, 0, root.firstChild);
    return host.firstChild ?? this.#climb();
  }

  #descend(node: Element | ShadowRoot, role: number, first: Node | null): Node | null {
    if (first) {
      this.#levels.push(node);
      this.#roles.push(role);
    }
    return first;
  }

  /** The next node in document order outside `node`, closing what is left on the way. */
  #after(node: Node): Node | null {
    if (node !== this.#last) {
      const next = node.nextSibling;
      if (next) return next;
      return this.#climb();
    }
    this.#flush();
    return null;
  }

  #climb(): Node | null {
    for (let node = this.#levels.pop(); node; node = this.#levels.pop()) {
      const role = this.#roles.pop();
      if (role !== INLINE) {
        this.#flush(node);
        if (role === LANDMARK) this.#leaveSection(node as Element);
      }
      if (node.nodeType === Node.DOCUMENT_FRAGMENT_NODE) {
        // A host's own children are read after its shadow tree, into which they may be slotted.
        const first = (node as ShadowRoot).host.firstChild;
        if (first) return first;
        continue;
      }
      if (node === this.#last) break;
      const next = node.nextSibling;
      if (next) return next;
    }
    this.#flush();
    return null;
  }

  #enterSection(enter: () => void): void {
    enter();
    this.#section = this.#sections.current;
  }

  #leaveSection(element: Element): void {
    this.#sections.leave(element);
    this.#section = this.#sections.current;
  }

  /** Ends the run; it belongs to the block being left, or else to the innermost one we are in. */
  #flush(left?: Element | ShadowRoot): void {
    const run = this.#builder.flush();
    if (!run) return;
    const block = left ?? this.#innermostBlock();
    const element = block instanceof ShadowRoot ? block.host : block;
    const around = element ?? (run.nodes[0] && blockAround(run.nodes[0]));
    if (around) this.#visitor.run(run, around, this.#section);
  }

  #innermostBlock(): Element | ShadowRoot | undefined {
    return this.#levels[this.#roles.findLastIndex((role) => role !== INLINE)];
  }

  /** Takes up the walk again; when its place has left the page, at the nearest ancestor that is left. */
  #resume(): void {
    const node = this.#node;
    if (!node || (node.isConnected && this.#isStackSound(node))) return;
    this.#builder.flush();
    while (this.#levels.length > 0 && !this.#isStackSound()) {
      this.#levels.pop();
      this.#roles.pop();
    }
    // What is read twice is only found to be what it was.
    const place = this.#levels.at(-1);
    this.#node = place?.firstChild ?? null;
    if (place && !this.#node) this.#node = this.#climb();
  }

  /** Whether each level, and `node` if given, is still the child of the one above it. */
  #isStackSound(node?: Node): boolean {
    const nodes: Node[] = [...this.#levels];
    if (nodes[0] && !nodes[0].isConnected) return false;
    if (node) nodes.push(node);
    return nodes.every((at, i) => i === 0 || parentOf(at) === nodes[i - 1]);
  }
}

function parentOf(node: Node): Node | null {
  return node.parentNode ?? (node as ShadowRoot).host ?? null;
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
