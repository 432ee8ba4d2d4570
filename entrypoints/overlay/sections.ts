import type { Block } from './block.ts';

/** A part of a page in which a word is marked once: what a heading or a landmark begins. */
export class Section {
  /** Which block shows the mark of a term here: entry id to block. */
  readonly marks = new Map<string, Block>();
}

/**
 * Keeps track of sections along a walk and remembers where they began, so that text that comes
 * later finds the section it is part of.
 */
export class Sections {
  readonly page = new Section();
  /** The section in force at the end of an element in which a heading or landmark began one. */
  #lastIn = new WeakMap<Element, Section>();
  #ofLandmark = new WeakMap<Element, Section>();
  #current = this.page;
  #open: { element: Element; outer: Section }[] = [];

  get current(): Section {
    return this.#current;
  }

  enterHeading(heading: Element): void {
    this.#current = this.#lastIn.get(heading) ?? new Section();
    this.#lastIn.set(heading, this.#current);
    // A heading often stands in a wrapper or two of its own; what follows the wrapper belongs to it.
    const landmark = this.#open.at(-1)?.element;
    for (let at = heading.parentElement; at && at !== landmark; at = at.parentElement) {
      this.#lastIn.set(at, this.#current);
    }
    if (landmark) this.#lastIn.set(landmark, this.#current);
  }

  enterLandmark(landmark: Element): void {
    this.#open.push({ element: landmark, outer: this.#current });
    this.#current = this.#ofLandmark.get(landmark) ?? new Section();
    this.#ofLandmark.set(landmark, this.#current);
  }

  leave(element: Element): void {
    const open = this.#open.at(-1);
    if (open?.element !== element) return;
    this.#open.pop();
    this.#current = open.outer;
  }

  /** Sets out on a walk that begins at `node`, in the section that node is part of. */
  startAt(node: Node): void {
    this.#open = [];
    this.#current = this.#sectionBefore(node);
  }

  #sectionBefore(node: Node): Section {
    for (let at: Node | null = node; at; at = parentAcrossRoots(at)) {
      let seen = 0;
      for (
        let sibling = (at as ChildNode).previousSibling;
        sibling && seen < MAX_SIBLINGS;
        sibling = sibling.previousSibling, seen++
      ) {
        const section =
          isElement(sibling) && !this.#ofLandmark.has(sibling) && this.#lastIn.get(sibling);
        if (section) return section;
      }
      const parent = parentAcrossRoots(at);
      const own = parent && isElement(parent) && this.#ofLandmark.get(parent);
      if (own) return own;
    }
    return this.page;
  }
}

/** A feed can have thousands of siblings without a heading among them; past this many we climb on. */
const MAX_SIBLINGS = 200;

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;

function parentAcrossRoots(node: Node): Node | null {
  return node.parentNode ?? (node as ShadowRoot).host ?? null;
}
