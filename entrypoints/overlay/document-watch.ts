/** True unless the page says that it is in another language. */
export function isEnglish({ documentElement }: Document): boolean {
  const language = documentElement?.lang.trim().toLowerCase() ?? '';
  return language === '' || /^en\b/.test(language);
}

/**
 * Calls back once when what the overlay was started on is no more: the document was written anew
 * (`document.open` takes every listener with it, those of content scripts too; Chromium 156, Firefox
 * 153), its root element was replaced, or it was translated into or out of English.
 */
export function watchDocument(changed: () => void, signal: AbortSignal): void {
  const root = document.documentElement;
  const english = isEnglish(document);
  const observer = new MutationObserver(() => {
    // Between being emptied and being written a document has no root.
    if (!document.documentElement) return;
    if (document.documentElement === root && isEnglish(document) === english) return;
    observer.disconnect();
    changed();
  });
  observer.observe(document, { childList: true });
  if (root) observer.observe(root, { attributes: true, attributeFilter: ['lang'] });
  signal.addEventListener('abort', () => observer.disconnect());
}
