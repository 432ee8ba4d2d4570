import { browser } from 'wxt/browser';

/**
 * Starts the overlay on this page, the same that runs on web pages: the browser puts no content
 * scripts into an extension's own pages.
 */
export function startOverlay(): void {
  const script = document.createElement('script');
  script.src = browser.runtime.getURL('/overlay.js');
  document.head.append(script);
}
