import type { PageWord } from '../../settings/messages.ts';
import { reportWords } from './background-link.ts';
import type { Block } from './block.ts';
import type { PageText } from './page-text.ts';

/** Changes of the list are told at most this often. */
const REPORT_MS = 400;

const NOTHING = '[]';

/** Tells the background which words this frame explains, for the badge and the popup's list. */
export class PageWords {
  #text: PageText;
  #rendered: ReadonlySet<Block>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #told = NOTHING;

  constructor(text: PageText, rendered: ReadonlySet<Block>, signal: AbortSignal) {
    this.#text = text;
    this.#rendered = rendered;
    signal.addEventListener('abort', () => {
      clearTimeout(this.#timer);
      if (this.#told !== NOTHING) reportWords([]);
    });
  }

  changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#tell();
    }, REPORT_MS);
  }

  /** For when what was told before is forgotten. */
  tellAnew(): void {
    this.#told = NOTHING;
    this.changed();
  }

  #tell(): void {
    const words = new Map<string, PageWord>();
    for (const block of this.#text.blocks) {
      if (!this.#rendered.has(block)) continue;
      for (const { ids } of this.#text.shown(block)) {
        const id = ids[0];
        if (id === undefined) continue;
        const word = words.get(id);
        if (word) word.count++;
        else words.set(id, { id, count: 1 });
      }
    }
    const list = [...words.values()];
    const told = JSON.stringify(list);
    if (told === this.#told) return;
    this.#told = told;
    reportWords(list);
  }
}
