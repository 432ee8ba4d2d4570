import { PageJudge } from '../../glossary/judge.ts';
import type { MatchIndex } from '../../glossary/match-index.ts';
import type { Command } from '../../settings/messages.ts';
import type { Settings } from '../../settings/store.ts';
import { setKnown, setSite } from '../../settings/store.ts';
import type { Block, Reading } from './block.ts';
import { PageCard } from './card.tsx';
import { Changes } from './changes.ts';
import { Definitions } from './definitions.ts';
import { isEnglish } from './document-watch.ts';
import { listenForKeys } from './keys.ts';
import { LateRoots } from './late-roots.ts';
import { Marks } from './marks.ts';
import { PageText } from './page-text.ts';
import { PageWords } from './page-words.ts';
import { PaintQueue } from './paint-queue.ts';
import { Painter } from './painter.ts';
import { Pointing } from './pointing.ts';
import { Selecting } from './selecting.ts';
import { Slices } from './slices.ts';
import { Stepping } from './stepping.ts';
import { Viewport } from './viewport.ts';

export interface OverlayOptions {
  indexes: readonly MatchIndex[];
  settings: Settings;
  /** Host of the page in the tab, for "Hide on this site". */
  pageHost: string;
}

/** By then the repainting that a change of style asked for has been done, and its cost is known. */
const RESTYLE_SETTLE_MS = 50;

/** The overlay on one document. It lives until its signal aborts, and leaves nothing behind. */
export class Overlay {
  #slices: Slices;
  #text: PageText;
  #marks: Marks;
  #viewport: Viewport;
  #painter: Painter;
  #card: PageCard;
  #pointing: Pointing;
  #selecting: Selecting;
  #stepping: Stepping;
  #changes: Changes;
  #lateRoots: LateRoots;
  #words: PageWords;
  #queue: PaintQueue;
  #definitions = new Definitions();

  constructor({ indexes, settings, pageHost }: OverlayOptions, signal: AbortSignal) {
    const { preferences } = settings;
    const known = new Set(settings.known);
    const judge = new PageJudge<Reading>(indexes, { english: isEnglish(document) });
    this.#slices = new Slices(signal);
    this.#marks = new Marks(preferences.markStyle, signal);
    this.#text = new PageText(judge, this.#slices, {
      added: (block) => this.#viewport.add(block),
      removed: (block) => this.#removed(block),
      judged: (blocks) => this.#judged(blocks),
      root: (root) => this.#changes.observe(root),
      hollow: (element) => this.#lateRoots.watch(element),
      done: () => this.#words.changed(),
    });
    this.#viewport = new Viewport((blocks) => this.#moved(blocks), signal);
    this.#painter = new Painter(
      this.#text,
      this.#marks,
      { density: preferences.density, known },
      (ids) => this.#definitions.want(ids),
    );
    this.#queue = new PaintQueue((block) => this.#painter.paint(block), signal);
    this.#words = new PageWords(this.#text, this.#viewport.rendered, signal);
    this.#card = new PageCard(this.#definitions, preferences, {
      known: (id) => void setKnown(id, true),
      hideSite: () => void setSite(pageHost, false),
      closed: () => this.#stepping.closed(),
    });
    this.#pointing = new Pointing(this.#painter, this.#card, preferences, signal);
    this.#selecting = new Selecting(this.#card, signal);
    this.#stepping = new Stepping(this.#text, this.#marks, this.#card, known);
    listenForKeys(this.#card, signal);
    this.#changes = new Changes(
      {
        changed: (nodes) => this.#read(() => this.#text.readChanged(nodes)),
        removed: () => this.#text.sweep(),
        restyled: () => this.#restyled(),
      },
      signal,
    );
    this.#lateRoots = new LateRoots((root) => this.#text.readLateRoot(root), signal);
    this.#watchReveals(signal);
    signal.addEventListener('abort', () => this.#card.close());
    this.#changes.observe(document);
    this.#text.readAll(startElement());
  }

  /** What the overlay has spent on this page so far, in ms, and whether it has nothing left to read. */
  get work() {
    return { reading: this.#slices.spent, painting: this.#queue.spent, idle: this.#slices.idle };
  }

  /** Does what a command asks; the answer goes back to who sent it. */
  obey(command: Command): Promise<boolean> | boolean {
    switch (command.type) {
      case 'next':
        return this.#stepping.step(1);
      case 'previous':
        return this.#stepping.step(-1);
      case 'jump':
        return this.#stepping.jump(command.id);
      case 'explain-selection':
        return this.#selecting.explain();
      default:
        return false;
    }
  }

  /** Preferences that need no new reading of the page. */
  set preferences(preferences: Settings['preferences']) {
    this.#marks.style = preferences.markStyle;
    this.#card.preferences = preferences;
    this.#pointing.preferences = preferences;
  }

  /** Tells its words again: what was told before is forgotten. */
  reportAnew(): void {
    this.#words.tellAnew();
  }

  #moved(blocks: Block[]): void {
    for (const block of blocks) {
      if (this.#viewport.near.has(block)) continue;
      this.#queue.delete(block);
      this.#painter.withdraw(block);
    }
    this.#queue.addRendered(blocks.filter((block) => this.#viewport.near.has(block)));
    this.#words.changed();
  }

  #judged(blocks: Iterable<Block>): void {
    this.#queue.add([...blocks].filter((block) => this.#viewport.near.has(block)));
    this.#words.changed();
  }

  #removed(block: Block): void {
    this.#queue.delete(block);
    if (this.#painter.forget(block)) this.#changes.noteRestyled();
    this.#viewport.remove(block);
    this.#words.changed();
  }

  #restyled(): void {
    this.#freeWords();
    const before = this.#queue.spent.total;
    this.#queue.add(this.#viewport.near);
    setTimeout(() => this.#changes.rest(this.#queue.spent.total - before), RESTYLE_SETTLE_MS);
  }

  /** Not before all is read and painted: text that was only written anew has its words back first. */
  #freeWords(): void {
    if (!this.#painter.keepsWords) return;
    if (this.#slices.idle && this.#viewport.settled) this.#painter.freeWords();
    else this.#changes.noteRestyled();
  }

  /** Text that fades or slides in is in sight only when the movement has ended. */
  #watchReveals(signal: AbortSignal): void {
    const again = () => this.#changes.noteRestyled();
    for (const type of ['transitionend', 'animationend', 'fullscreenchange', 'toggle']) {
      document.addEventListener(type, again, { capture: true, passive: true, signal });
    }
  }

  #read(read: () => void): void {
    const start = performance.now();
    const before = this.#slices.spent.total;
    read();
    const queued = performance.now() - start;
    this.#slices.add(() => {
      this.#changes.rest(queued + this.#slices.spent.total - before);
      return true;
    });
  }
}

/** A page this young is where it was when it loaded. */
const YOUNG_MS = 1500;

/**
 * What the reader sees first where the page is scrolled; null at its top. Asking costs a layout
 * where the page is not laid out yet, so a page that just opened at its top is not asked.
 */
function startElement(): Element | null {
  const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const atTop = load?.type === 'navigate' && location.hash === '' && performance.now() < YOUNG_MS;
  if (atTop || scrollY === 0) return null;
  return document.elementFromPoint(innerWidth / 2, innerHeight / 2);
}
