import type { Preferences } from '../../settings/preferences.ts';

/** The styles a mark can have, as highlight names; the stylesheet of the marks declares each. */
export const HIGHLIGHT_NAMES: Record<Preferences['markStyle'], string> = {
  dotted: 'inlay-term',
  line: 'inlay-term-line',
  tint: 'inlay-term-tint',
};
export const CURRENT_NAME = 'inlay-current';

/**
 * The marks on the page: ranges in CSS highlights. The registry is shared with the page, so only
 * our own names are touched, and they are put back when the page clears them.
 */
export class Marks {
  // Highlights cannot be iterated from a content script in Firefox ("Xray wrapping of iterators not
  // supported", Firefox 153), so who adds a range keeps it.
  #terms = new Highlight();
  #current = new Highlight();
  #name: string;

  constructor(style: Preferences['markStyle'], signal: AbortSignal) {
    this.#name = HIGHLIGHT_NAMES[style];
    this.#current.priority = 1;
    this.restore();
    signal.addEventListener('abort', () => {
      CSS.highlights.delete(this.#name);
      CSS.highlights.delete(CURRENT_NAME);
    });
  }

  set style(style: Preferences['markStyle']) {
    const name = HIGHLIGHT_NAMES[style];
    if (name === this.#name) return;
    CSS.highlights.delete(this.#name);
    this.#name = name;
    this.restore();
  }

  add(range: StaticRange): void {
    this.#terms.add(range);
  }

  delete(range: StaticRange): void {
    this.#terms.delete(range);
  }

  /** Shows where the reader is, for one range or none. */
  setCurrent(range: StaticRange | null): void {
    this.#current.clear();
    if (range) this.#current.add(range);
  }

  /** Registers our highlights again if the page has cleared them. */
  restore(): void {
    if (CSS.highlights.get(this.#name) !== this.#terms) CSS.highlights.set(this.#name, this.#terms);
    if (CSS.highlights.get(CURRENT_NAME) !== this.#current) {
      CSS.highlights.set(CURRENT_NAME, this.#current);
    }
  }
}
