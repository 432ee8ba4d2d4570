import type { PageJudge, ShownMatch } from '../../glossary/judge.ts';
import type { Block, Reading } from './block.ts';
import { isInSkipped } from './readable.ts';
import type { Run } from './run.ts';
import { type Section, Sections } from './sections.ts';
import type { Slices } from './slices.ts';
import { isBlock, runAround, Walk, type WalkVisitor } from './walk.ts';

/** A match in a block, with the reading its offsets point into. */
export interface BlockMatch extends ShownMatch {
  reading: Reading;
}

export interface PageTextEvents {
  /** A block with candidates was read. */
  added(block: Block): void;
  /** A block's text changed or went. */
  removed(block: Block): void;
  /** Verdicts on these blocks may have changed. */
  judged(blocks: Iterable<Block>): void;
  /** A shadow root was met for the first time. */
  root(root: ShadowRoot): void;
  /** An element that holds nothing yet, and may get a shadow root later. */
  hollow(element: Element): void;
  /** All text known so far is read. */
  done(): void;
}

/**
 * The text of a page as blocks: reads it once, reads again what changes, and knows what is shown in
 * each block.
 */
export class PageText {
  readonly blocks = new Set<Block>();
  #blockOf = new WeakMap<Text, Block>();
  #blockOfReading = new WeakMap<Reading, Block>();
  #roots = new WeakSet<ShadowRoot>();
  #sections = new Sections();
  #judge: PageJudge<Reading>;
  #revision = 0;
  #slices: Slices;
  #events: PageTextEvents;

  constructor(judge: PageJudge<Reading>, slices: Slices, events: PageTextEvents) {
    this.#judge = judge;
    this.#slices = slices;
    this.#events = events;
  }

  /** Reads the whole document; where the reader stands further down, what is there comes first. */
  readAll(start: Element | null): void {
    const root = document.documentElement;
    if (!root) return;
    const ahead = start && start !== root && !isInSkipped(start);
    if (ahead) this.#walk(start, start, false);
    this.#walk(root, root, Boolean(ahead));
  }

  /** Reads again what a batch of changes touched: added nodes, changed texts, neighbours of removed ones. */
  readChanged(changed: Iterable<Node>): void {
    const nodes = [...changed].filter((node) => node.isConnected);
    const set = new Set(nodes);
    for (const node of nodes) {
      if (hasAncestorIn(node, set) || isInSkipped(node)) continue;
      if (isBlock(node)) this.#walk(node, node, true);
      else {
        const { first, last } = runAround(node);
        this.#walk(first, last, true);
      }
    }
  }

  /** Reads a shadow root that was not met on the walk: attached late, or closed. */
  readLateRoot(root: ShadowRoot): void {
    if (this.#roots.has(root) || isInSkipped(root.host)) return;
    this.#meet(root);
    if (root.firstChild && root.lastChild) this.#walk(root.firstChild, root.lastChild, true);
  }

  #meet(root: ShadowRoot): void {
    if (this.#roots.has(root)) return;
    this.#roots.add(root);
    this.#events.root(root);
  }

  /** Lets go of blocks whose text has left the page. */
  sweep(): void {
    for (const block of this.blocks) {
      if (block.readings.some(({ nodes }) => nodes.some((node) => !node.isConnected)))
        this.#forget(block);
    }
  }

  blockAt(node: Text): Block | undefined {
    return this.#blockOf.get(node);
  }

  /** What is shown of a block, in text order, joined readings first where two overlap. */
  shown(block: Block): BlockMatch[] {
    const [joined, apart] = block.readings;
    const matches = joined ? this.#shownOf(joined) : [];
    if (!apart) return matches;
    const taken = matches.map((match) => placeKeys(match));
    for (const match of this.#shownOf(apart)) {
      const [start, end] = placeKeys(match);
      if (!taken.some(([from, to]) => start < to && from < end)) matches.push(match);
    }
    return matches;
  }

  #shownOf(reading: Reading): BlockMatch[] {
    return this.#judge.shown(reading).map((match) => ({ ...match, reading }));
  }

  #walk(first: Node, last: Node, again: boolean): void {
    const visitor: WalkVisitor = {
      run: (run, element, section) => this.#read(run, element, section, again),
      root: (root) => this.#meet(root),
      hollow: (element) => this.#events.hollow(element),
    };
    const walk = new Walk(first, last, this.#sections, visitor);
    this.#slices.add((deadline) => {
      const ended = walk.step(deadline);
      this.#tellJudged();
      if (ended) this.#events.done();
      return ended;
    });
  }

  #read(run: Run, element: Element, section: Section, again: boolean): void {
    if (again) {
      for (const node of run.nodes) {
        const old = this.#blockOf.get(node);
        if (old) this.#forget(old);
      }
    }
    let readings: Reading[] | undefined;
    for (let which = 0; which < run.texts.length; which++) {
      const found = this.#judge.look(run.texts[which] ?? '');
      if (!found) continue;
      const reading = run.reading(which);
      this.#judge.add(reading, found);
      if (readings) readings.push(reading);
      else readings = [reading];
    }
    if (!readings) return;
    const block: Block = { element, section, readings };
    this.blocks.add(block);
    for (const node of run.nodes) this.#blockOf.set(node, block);
    for (const reading of readings) this.#blockOfReading.set(reading, block);
    this.#events.added(block);
  }

  #forget(block: Block): void {
    if (!this.blocks.delete(block)) return;
    for (const reading of block.readings) {
      this.#judge.forget(reading);
      for (const node of reading.nodes) this.#blockOf.delete(node);
    }
    this.#events.removed(block);
  }

  #tellJudged(): void {
    if (this.#judge.revision === this.#revision) return;
    const blocks = new Set<Block>();
    for (const reading of this.#judge.changedSince(this.#revision)) {
      const block = this.#blockOfReading.get(reading);
      if (block && this.blocks.has(block)) blocks.add(block);
    }
    this.#revision = this.#judge.revision;
    if (blocks.size > 0) this.#events.judged(blocks);
  }
}

/** A match's ends as offsets that count text nodes only, so that two readings of a run compare. */
function placeKeys({ reading, start, end }: BlockMatch): [number, number] {
  let gaps = 0;
  let counted = 0;
  let from = start;
  let to = end;
  for (let i = 0; i < reading.starts.length; i++) {
    const at = reading.starts[i] ?? 0;
    gaps = at - counted;
    if (at <= start) from = start - gaps;
    if (at <= end) to = end - gaps;
    counted += reading.lengths[i] ?? 0;
  }
  return [from, to];
}

function hasAncestorIn(node: Node, set: Set<Node>): boolean {
  for (
    let at = node.parentNode ?? (node as ShadowRoot).host;
    at;
    at = at.parentNode ?? (at as unknown as ShadowRoot).host
  ) {
    if (set.has(at)) return true;
  }
  return false;
}
