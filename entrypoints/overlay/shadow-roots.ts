/**
 * The shadow root of an element, closed ones included. Chromium offers it on `chrome.dom`, Firefox
 * on the element itself; both only to extensions.
 */
type Opener = (element: Element) => ShadowRoot | null;

interface WithOpener extends Element {
  openOrClosedShadowRoot?: ShadowRoot | null;
}

declare global {
  var chrome: { dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } } | undefined;
}

const chromium = globalThis.chrome?.dom?.openOrClosedShadowRoot.bind(globalThis.chrome.dom);

const open: Opener =
  chromium ?? ((element) => (element as WithOpener).openOrClosedShadowRoot ?? null);

/** Names of built-in elements that can have a shadow root (DOM standard, "attachShadow"). */
const ATTACHABLE = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(
    ' ',
  ),
);

export function shadowRootOf(element: Element): ShadowRoot | null {
  const name = element.localName;
  if (!ATTACHABLE.has(name) && !name.includes('-')) return null;
  try {
    return open(element);
  } catch {
    return null;
  }
}
