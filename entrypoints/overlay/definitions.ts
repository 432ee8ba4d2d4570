import { keepCardTexts } from '../../components/card-texts.ts';
import type { Card } from '../../glossary/entry.ts';
import { fetchCards } from './background-link.ts';

/** Requests made within one moment are sent as one. */
const BATCH_MS = 20;

/**
 * The definitions of what is marked on this page, fetched when a term is painted, so that hovering
 * never waits and still answers when the extension has been updated under the page.
 */
export class Definitions {
  #cards = new Map<string, Card>();
  #wanted = new Set<string>();
  #sent: Promise<void> | undefined;

  /** Sees to it that these definitions will be there. */
  want(ids: Iterable<string>): void {
    for (const id of ids) if (!this.#cards.has(id)) this.#wanted.add(id);
    if (this.#wanted.size === 0 || this.#sent) return;
    this.#sent = new Promise((resolve) => setTimeout(resolve, BATCH_MS)).then(() => this.#send());
  }

  /** The definition if it is here already. */
  get(id: string): Card | undefined {
    return this.#cards.get(id);
  }

  /** The definitions asked for, in the order asked; unknown ones are left out. */
  async load(ids: readonly string[]): Promise<Card[]> {
    const missing = ids.filter((id) => !this.#cards.has(id));
    if (missing.length > 0) this.#keep(await fetchCards(missing));
    return ids.flatMap((id) => this.#cards.get(id) ?? []);
  }

  async #send(): Promise<void> {
    const ids = [...this.#wanted];
    this.#wanted.clear();
    keepCardTexts();
    this.#keep(await fetchCards(ids));
    this.#sent = undefined;
    if (this.#wanted.size > 0) this.want([]);
  }

  #keep(cards: Card[]): void {
    for (const card of cards) this.#cards.set(card.id, card);
  }
}
