import type { Painted, Painter } from './painter.ts';
import { shadowRootOf } from './shadow-roots.ts';
import { boxesOf } from './visibility.ts';

/** What a point on the page hits: the mark, and its boxes (one a line) in viewport pixels. */
export interface Hit {
  painted: Painted;
  boxes: DOMRect[];
}

/** How far outside its box a word still counts as pointed at: fingers and tremor, px. */
const SLOP_PX = 1;

/**
 * The mark at a point of the viewport. The boxes of the marks themselves answer, which works in
 * shadow roots and below transparent covers alike; a word that something opaque covers is no hit.
 */
export function hitTest(painter: Painter, x: number, y: number): Hit | undefined {
  for (const painted of painter.all()) {
    const frame = painted.block.element.getBoundingClientRect();
    // A block's text can stick out of its box, but never far enough to matter for a whole screen.
    if (frame.bottom + innerHeight < y || frame.top - innerHeight > y) continue;
    const boxes = boxesOf(painted.range);
    if (boxes.some((box) => contains(box, x, y)) && isOnTop(painted.range.startContainer, x, y)) {
      return { painted, boxes };
    }
  }
  return undefined;
}

export function contains(box: DOMRect, x: number, y: number, slop = SLOP_PX): boolean {
  return (
    x >= box.left - slop && x <= box.right + slop && y >= box.top - slop && y <= box.bottom + slop
  );
}

/** True when nothing opaque lies between the reader and a text node at a point. */
function isOnTop(text: Node, x: number, y: number): boolean {
  const own = text.parentElement ?? (text.parentNode as ShadowRoot | null)?.host;
  if (!own) return false;
  for (const element of elementsAt(document, x, y)) {
    if (element === own || containsAcrossRoots(element, own) || own.contains(element)) return true;
    if (!isTransparent(element)) return false;
  }
  return false;
}

/** The stack of elements at a point, topmost first, shadow trees included. */
function* elementsAt(root: Document | ShadowRoot, x: number, y: number): Iterable<Element> {
  for (const element of root.elementsFromPoint(x, y)) {
    if (element.getRootNode() !== root) continue;
    const inner = shadowRootOf(element);
    if (inner) yield* elementsAt(inner, x, y);
    yield element;
  }
}

/** True when an element is another, or an ancestor of it, shadow roots included. */
export function containsAcrossRoots(outer: Element, inner: Element): boolean {
  for (let at: Node | null = inner; at; at = at.parentNode ?? (at as ShadowRoot).host ?? null) {
    if (at === outer) return true;
  }
  return false;
}

const REPLACED = new Set([
  'img',
  'video',
  'canvas',
  'iframe',
  'object',
  'embed',
  'svg',
  'input',
  'textarea',
  'select',
]);

/** True for an element that paints nothing of its own, such as the cover of a stretched link. */
function isTransparent(element: Element): boolean {
  if (REPLACED.has(element.localName)) return false;
  const style = getComputedStyle(element);
  if (style.opacity === '0') return true;
  const { backgroundColor: color, backgroundImage: image } = style;
  return image === 'none' && (color === 'transparent' || /(?:,|\/)\s*0\)$/.test(color));
}
