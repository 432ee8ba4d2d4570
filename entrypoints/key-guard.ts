import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

/*
 * Runs before the page's own scripts, so that keys meant for the card never reach them: whoever
 * listens first on the window in the capture phase can keep an event from the others. It does
 * nothing else, and nothing at all until the overlay has set a handler.
 */
const KEY_EVENTS = ['keydown', 'keypress', 'keyup'] as const;

export default defineUnlistedScript(() => {
  for (const type of KEY_EVENTS) {
    addEventListener(
      type,
      (event) => {
        if (globalThis.inlayKeys?.(event)) event.stopImmediatePropagation();
      },
      { capture: true },
    );
  }
  globalThis.inlayKeyGuard = true;
});
