import { render } from 'preact';
import { TermCard } from '../../components/term-card.tsx';
import type { Card } from '../../glossary/entry.ts';
import type { Preferences } from '../../settings/preferences.ts';
import { CardHost } from './card-host.ts';
import { type Anchor, followAnchor } from './card-place.ts';
import type { Definitions } from './definitions.ts';
import { type Listed, NearestList } from './nearest-list.tsx';
import { shadowRootOf } from './shadow-roots.ts';

/** How a card came to be open: what may close it, and whether it holds the focus. */
export type OpenMode = 'hover' | 'tap' | 'keyboard' | 'pinned';

export interface CardEvents {
  known(id: string): void;
  hideSite(): void;
  closed(): void;
}

interface View {
  card: Card;
  couldMean: Card[];
  expanded: boolean;
}

/** The card on a page: one at a time, at a word, with a way from term to term and back. */
export class PageCard {
  #host: CardHost | undefined;
  #stopFollowing: (() => void) | undefined;
  #definitions: Definitions;
  #events: CardEvents;
  #preferences: Preferences;
  #views: View[] = [];
  #nearest: { text: string; how: Listed; cards: Card[] } | undefined;
  #anchor: Anchor | undefined;
  #mode: OpenMode = 'hover';
  #focusBefore: Element | null = null;

  constructor(definitions: Definitions, preferences: Preferences, events: CardEvents) {
    this.#definitions = definitions;
    this.#preferences = preferences;
    this.#events = events;
  }

  set preferences(preferences: Preferences) {
    this.#preferences = preferences;
    if (this.isOpen) this.#render();
  }

  get isOpen(): boolean {
    return this.#anchor !== undefined;
  }

  get mode(): OpenMode {
    return this.#mode;
  }

  get anchor(): Anchor | undefined {
    return this.#anchor;
  }

  /** The card's box in viewport pixels, while it is open. */
  get box(): DOMRect | undefined {
    return this.isOpen ? this.#host?.element.getBoundingClientRect() : undefined;
  }

  /** True for what the card itself shows. */
  holds(node: Node): boolean {
    return this.#host !== undefined && node.getRootNode() === this.#host.root;
  }

  /** True when an event came from inside the card. */
  owns(event: Event): boolean {
    return this.#host?.owns(event) ?? false;
  }

  /**
   * Opens the card of the first id at a word; the others are what else the word could mean. False
   * when no definition is to be had.
   */
  async open(ids: readonly string[], anchor: Anchor, mode: OpenMode): Promise<boolean> {
    const [first] = ids;
    if (first === undefined) return false;
    const here = this.#definitions.get(first);
    // Definitions are fetched when a word is painted: no await, no blank moment, in the usual case.
    const cards = here && ids.length === 1 ? [here] : await this.#definitions.load(ids);
    const [card, ...couldMean] = cards;
    if (!card) return false;
    this.#nearest = undefined;
    this.#views = [{ card, couldMean, expanded: mode !== 'hover' }];
    this.#show(anchor, mode);
    return true;
  }

  /** Opens a list of entries for a text that is none itself: those of words in it, or the nearest. */
  async openList(text: string, how: Listed, ids: readonly string[], anchor: Anchor): Promise<void> {
    const cards = await this.#definitions.load(ids);
    this.#views = [];
    this.#nearest = { text, how, cards };
    this.#show(anchor, 'pinned');
  }

  /** Keeps the card open, as a dialog with the focus inside. */
  pin(): void {
    if (!this.isOpen) return;
    const view = this.#views.at(-1);
    if (view) view.expanded = true;
    this.#mode = 'pinned';
    this.#render();
    this.#focus();
  }

  close(): void {
    if (!this.isOpen) return;
    const hadFocus = this.#host?.hasFocus ?? false;
    this.#stopFollowing?.();
    this.#stopFollowing = undefined;
    this.#anchor = undefined;
    this.#views = [];
    this.#nearest = undefined;
    if (this.#host) render(null, this.#host.mount);
    this.#host?.hide();
    const before = this.#focusBefore;
    if (hadFocus && (before instanceof HTMLElement || before instanceof SVGElement)) {
      before.focus({ preventScroll: true });
    }
    this.#focusBefore = null;
    this.#events.closed();
  }

  #show(anchor: Anchor, mode: OpenMode): void {
    this.#stopFollowing?.();
    this.#host ??= new CardHost();
    this.#anchor = anchor;
    this.#mode = mode;
    if (!this.#host.hasFocus) this.#focusBefore = focusedElement();
    this.#render();
    this.#host.show(anchor.element);
    this.#stopFollowing = followAnchor(this.#host.element, anchor, () => {
      if (this.#mode !== 'pinned') this.close();
    });
    if (mode === 'pinned') this.#focus();
  }

  #focus(): void {
    const dialog = this.#host?.mount.querySelector<HTMLElement>('[data-card-dialog]');
    dialog?.focus({ preventScroll: true });
  }

  #render(): void {
    if (!this.#host) return;
    const { theme, textSize } = this.#preferences;
    const view = this.#views.at(-1);
    const pinned = this.#mode === 'pinned';
    const label = view?.card.term ?? this.#nearest?.text ?? '';
    render(
      <div
        class="inlay-surface"
        data-theme={theme}
        data-text-size={textSize}
        data-card-dialog
        tabIndex={-1}
        {...(pinned ? { role: 'dialog', 'aria-label': label } : { role: 'status' })}
      >
        {view ? this.#termCard(view, pinned) : this.#nearestList()}
      </div>,
      this.#host.mount,
    );
  }

  #termCard(view: View, pinned: boolean) {
    const { card, couldMean, expanded } = view;
    return (
      <TermCard
        key={card.id}
        card={card}
        couldMean={couldMean.map(({ id, term, short }) => ({ id, term, short: short.text }))}
        expanded={expanded}
        pinned={pinned}
        speak={this.#preferences.speak}
        canGoBack={this.#views.length > 1 || this.#nearest !== undefined}
        onBack={() => this.#back()}
        onOpenTerm={(id) => void this.#goTo(id)}
        onExpand={() => this.pin()}
        onKnown={() => {
          this.#events.known(card.id);
          this.close();
        }}
        onHideSite={() => {
          this.#events.hideSite();
          this.close();
        }}
        onClose={() => this.close()}
      />
    );
  }

  #nearestList() {
    if (!this.#nearest) return null;
    return (
      <NearestList
        text={this.#nearest.text}
        how={this.#nearest.how}
        cards={this.#nearest.cards}
        onOpenTerm={(id) => void this.#goTo(id)}
        onClose={() => this.close()}
      />
    );
  }

  async #goTo(id: string): Promise<void> {
    const [card] = await this.#definitions.load([id]);
    if (!card || !this.isOpen) return;
    this.#views.push({ card, couldMean: [], expanded: true });
    this.#mode = 'pinned';
    this.#render();
    this.#focus();
  }

  #back(): void {
    if (this.#views.length > 1 || this.#nearest) this.#views.pop();
    this.#render();
    this.#focus();
  }
}

/** What has the focus, inside shadow roots too. */
function focusedElement(): Element | null {
  let focused = document.activeElement;
  for (;;) {
    const inner = focused && shadowRootOf(focused)?.activeElement;
    if (!inner) return focused;
    focused = inner;
  }
}
