import type { PageCard } from './card.tsx';

declare global {
  /** Set while the overlay runs: true for a key event that is none of the page's business. */
  var inlayKeys: ((event: KeyboardEvent) => boolean) | undefined;
  /** Set by the guard that listens before the page does; missing in tabs older than the install. */
  var inlayKeyGuard: boolean | undefined;
}

/**
 * Esc closes the card and nothing else; Enter pins a card that was opened by command; what is typed
 * in the card stays there.
 */
export function listenForKeys(card: PageCard, signal: AbortSignal): void {
  /** The key whose press did something here: its release is none of the page's business either. */
  let pressed: string | undefined;
  const handle = (event: KeyboardEvent): boolean => {
    if (event.type === 'keydown') pressed = undefined;
    if (event.key === pressed) {
      if (event.type === 'keyup') pressed = undefined;
      return true;
    }
    if (!card.isOpen || event.isComposing) return false;
    if (event.type === 'keydown' && act(card, event)) {
      // Else Esc would also close the page's own dialog, and Enter press its button.
      event.preventDefault();
      pressed = event.key;
      return true;
    }
    return card.owns(event);
  };
  globalThis.inlayKeys = handle;
  signal.addEventListener('abort', () => {
    if (globalThis.inlayKeys === handle) globalThis.inlayKeys = undefined;
  });
  if (globalThis.inlayKeyGuard) return;
  for (const type of ['keydown', 'keypress', 'keyup'] as const) {
    const listener = (event: KeyboardEvent) => {
      if (handle(event)) event.stopImmediatePropagation();
    };
    addEventListener(type, listener, { capture: true, signal });
  }
}

/** What a key does to an open card; true when it did something. */
function act(card: PageCard, { key }: KeyboardEvent): boolean {
  if (key === 'Escape') card.close();
  else if (key === 'Enter' && card.mode === 'keyboard') card.pin();
  else return false;
  return true;
}
