import type { PageCard } from './card.tsx';

/** Esc closes the card and nothing else; Enter pins a card that was opened by command. */
export class Keys {
  constructor(card: PageCard, signal: AbortSignal) {
    addEventListener(
      'keydown',
      (event) => {
        if (!card.isOpen || event.isComposing) return;
        if (event.key === 'Escape') {
          card.close();
        } else if (event.key === 'Enter' && card.mode === 'keyboard') {
          card.pin();
        } else return;
        // Else Esc would also close the page's own dialog, and Enter press its button.
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      { capture: true, signal },
    );
  }
}
