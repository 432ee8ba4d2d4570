import { anchorAt } from './anchor.ts';
import { placeOf } from './block.ts';
import type { PageCard } from './card.tsx';
import type { Marks } from './marks.ts';
import type { BlockMatch, PageText } from './page-text.ts';
import { boxesOf, canBeSeen } from './visibility.ts';

interface Stop {
  match: BlockMatch;
  place: StaticRangeInit;
}

/** Moves from word to word by command, and jumps to a word from the popup's list. */
export class Stepping {
  #text: PageText;
  #marks: Marks;
  #card: PageCard;
  #known: ReadonlySet<string>;
  #current: Stop | undefined;
  /** True while our own card closes only to open at the next word. */
  #moving = false;

  constructor(text: PageText, marks: Marks, card: PageCard, known: ReadonlySet<string>) {
    this.#text = text;
    this.#marks = marks;
    this.#card = card;
    this.#known = known;
  }

  /** Opens the card of the next (1) or previous (-1) word. False at the end of this frame's words. */
  async step(direction: 1 | -1): Promise<boolean> {
    const stops = this.#stops();
    const from = this.#current
      ? stops.findIndex((stop) => samePlace(stop.place, this.#current?.place))
      : -1;
    const next = from >= 0 ? from + direction : this.#nearestTo(stops, direction);
    for (let i = next; i >= 0 && i < stops.length; i += direction) {
      const stop = stops[i];
      if (stop && isVisible(stop.place)) {
        await this.#goTo(stop);
        return true;
      }
    }
    return false;
  }

  /** Opens the card at the first visible occurrence of a term. */
  async jump(id: string): Promise<boolean> {
    const stop = this.#stops(true).find(
      ({ match, place }) => match.ids.includes(id) && isVisible(place),
    );
    if (!stop) return false;
    await this.#goTo(stop);
    return true;
  }

  /** The card closed: the mark that shows where the reader is goes with it. */
  closed(): void {
    if (!this.#moving) this.#marks.setCurrent(null);
  }

  async #goTo(stop: Stop): Promise<void> {
    this.#current = stop;
    this.#moving = true;
    this.#card.close();
    this.#moving = false;
    stop.place.startContainer.parentElement?.scrollIntoView({
      block: 'center',
      behavior: 'instant',
    });
    this.#marks.restore();
    this.#marks.setCurrent(new StaticRange(stop.place));
    await this.#card.open(stop.match.ids, anchorAt(stop.place), 'keyboard');
  }

  /** One stop a term and section in document order; every occurrence with `all`. */
  #stops(all = false): Stop[] {
    const blocks = [...this.#text.blocks].sort((a, b) => {
      const [first, second] = [a.readings[0]?.nodes[0], b.readings[0]?.nodes[0]];
      if (!first || !second) return 0;
      return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
    });
    const taken = new Map<object, Set<string>>();
    const stops: Stop[] = [];
    for (const block of blocks) {
      for (const match of this.#text.shown(block)) {
        const id = match.ids[0] ?? '';
        if (this.#known.has(id) && !all) continue;
        const here = taken.get(block.section) ?? new Set();
        taken.set(block.section, here);
        if (here.has(id) && !all) continue;
        const place = placeOf(match.reading, match.start, match.end);
        if (!place) continue;
        here.add(id);
        stops.push({ match, place });
      }
    }
    return stops;
  }

  /** Where to begin: at the top of the viewport going forward, at its bottom going back. */
  #nearestTo(stops: Stop[], direction: 1 | -1): number {
    const tops = stops.map(({ place }) => boxesOf(place)[0]?.top);
    if (direction > 0) {
      const below = tops.findIndex((top) => top !== undefined && top >= 0);
      return below >= 0 ? below : 0;
    }
    const above = tops.findLastIndex((top) => top !== undefined && top <= innerHeight);
    return above >= 0 ? above : stops.length - 1;
  }
}

function isVisible(place: StaticRangeInit): boolean {
  const parent = place.startContainer.parentElement;
  return Boolean(parent && canBeSeen(parent) && boxesOf(place).length > 0);
}

function samePlace(a: StaticRangeInit, b: StaticRangeInit | undefined): boolean {
  return a.startContainer === b?.startContainer && a.startOffset === b?.startOffset;
}
