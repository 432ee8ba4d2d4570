import type { Preferences } from '../../settings/preferences.ts';
import { type Block, placeOf } from './block.ts';
import type { Marks } from './marks.ts';
import type { BlockMatch, PageText } from './page-text.ts';
import { Section } from './sections.ts';
import { boxesOf, canBeSeen } from './visibility.ts';

/** A match that is marked on the page now. */
export interface Painted {
  block: Block;
  match: BlockMatch;
  range: StaticRange;
}

export interface PainterOptions {
  density: Preferences['density'];
  known: ReadonlySet<string>;
}

/**
 * Decides which matches of the blocks near the viewport are marked, and keeps the marks there as the
 * page changes. A mark once shown in a section stays with its block.
 */
export class Painter {
  #text: PageText;
  #marks: Marks;
  #options: PainterOptions;
  #painted = new Map<Block, Painted[]>();
  /** Stands for every section when a word is marked once on a page. */
  #page = new Section();
  /** Blocks whose text has changed or gone, and whose words are still kept for what stands there now. */
  #gone = new Set<Block>();
  /** Called with the ids that came to be marked. */
  #onMarked: (ids: readonly string[]) => void;

  constructor(
    text: PageText,
    marks: Marks,
    options: PainterOptions,
    onMarked: (ids: readonly string[]) => void,
  ) {
    this.#text = text;
    this.#marks = marks;
    this.#options = options;
    this.#onMarked = onMarked;
  }

  /** All that is marked now, in no order. */
  *all(): Iterable<Painted> {
    for (const list of this.#painted.values()) yield* list;
  }

  of(block: Block): readonly Painted[] {
    return this.#painted.get(block) ?? [];
  }

  /** Judges a block near the viewport anew. Call it only while style is clean. */
  paint(block: Block): void {
    const old = this.#painted.get(block) ?? [];
    const wanted = this.#wanted(block);
    const kept = new Set<Painted>();
    const list: Painted[] = [];
    for (const { match, place } of wanted) {
      const same = old.find((painted) => samePlace(painted, match, place));
      if (same) {
        kept.add(same);
        list.push({ ...same, match });
      } else {
        const range = new StaticRange(place);
        this.#marks.add(range);
        list.push({ block, match, range });
      }
    }
    for (const painted of old) if (!kept.has(painted)) this.#marks.delete(painted.range);
    if (list.length > 0) this.#painted.set(block, list);
    else this.#painted.delete(block);
    if (list.length > 0) this.#onMarked(list.flatMap(({ match }) => match.ids));
    this.#marks.restore();
  }

  /** Takes the marks of a block that left the surroundings of the viewport; its claims stay. */
  withdraw(block: Block): void {
    for (const { range } of this.#painted.get(block) ?? []) this.#marks.delete(range);
    this.#painted.delete(block);
  }

  /**
   * Forgets a block whose text has changed or gone. What stands there now may have its words until
   * they are freed for all; true if there are any.
   */
  forget(block: Block): boolean {
    this.withdraw(block);
    const holds = [block.section, this.#page].some(({ marks }) =>
      [...marks.values()].includes(block),
    );
    if (holds) this.#gone.add(block);
    return holds;
  }

  /** Whether words wait to be freed. */
  get keepsWords(): boolean {
    return this.#gone.size > 0;
  }

  /** Frees the words of forgotten blocks: to be called once what changed has been read and painted. */
  freeWords(): void {
    for (const { marks } of new Set([...this.#gone].map(({ section }) => section)).add(
      this.#page,
    )) {
      for (const [id, owner] of marks) if (this.#gone.has(owner)) marks.delete(id);
    }
    this.#gone.clear();
  }

  #wanted(block: Block): { match: BlockMatch; place: StaticRangeInit }[] {
    const { density, known } = this.#options;
    if (density === 'off') return [];
    const section = density === 'page' ? this.#page : block.section;
    const wanted: { match: BlockMatch; place: StaticRangeInit }[] = [];
    const here = new Set<string>();
    for (const match of this.#text.shown(block)) {
      const id = match.ids[0];
      if (id === undefined || known.has(id)) continue;
      if (density !== 'every' && (here.has(id) || !this.#mayMark(id, section, block))) continue;
      const place = placeOf(match.reading, match.start, match.end);
      if (!place || !isSeen(place)) continue;
      here.add(id);
      if (density !== 'every') section.marks.set(id, block);
      wanted.push({ match, place });
    }
    return wanted;
  }

  #mayMark(id: string, { marks }: Section, block: Block): boolean {
    const owner = marks.get(id);
    if (!owner || owner === block) return true;
    if (!this.#gone.has(owner)) return false;
    return owner.element === block.element || !owner.element.isConnected;
  }
}

function isSeen(place: StaticRangeInit): boolean {
  const parent =
    place.startContainer.parentElement ??
    (place.startContainer.parentNode as ShadowRoot | null)?.host;
  return Boolean(parent && canBeSeen(parent) && boxesOf(place).length > 0);
}

function samePlace(painted: Painted, match: BlockMatch, place: StaticRangeInit): boolean {
  const { range } = painted;
  return (
    painted.match.ids.join() === match.ids.join() &&
    range.startContainer === place.startContainer &&
    range.startOffset === place.startOffset &&
    range.endContainer === place.endContainer &&
    range.endOffset === place.endOffset
  );
}
