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

/** Whether an element of this name may have a shadow root: a custom element, or one of the built-in ones. */
export function canHaveRoot(name: string): boolean {
  return ATTACHABLE.has(name) || name.includes('-');
}

/** The shadow root of any element, open or closed; null when it has none. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (!canHaveRoot(element.localName)) return null;
  try {
    return open(element);
  } catch {
    return null;
  }
}

/**
 * The same for a walk over a whole page, where asking for closed roots one by one would cost as much
 * as reading (1 to 2 µs a call in Chromium 156): a closed root is looked for only where a host
 * usually has one, in custom elements and in elements without children. The pointer finds the rest.
 */
export function likelyRootOf(element: Element, name: string, empty: boolean): ShadowRoot | null {
  if (!canHaveRoot(name)) return null;
  const root = element.shadowRoot;
  return root || (!empty && !name.includes('-')) ? root : shadowRootOf(element);
}
