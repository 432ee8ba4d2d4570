/**
 * Whether a reader can see text inside an element. Asks for style and layout, so it is called only
 * right after rendering, when both are clean, and only for text near the viewport.
 */
export function canBeSeen(element: Element): boolean {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  return !isForScreenReadersOnly(element);
}

/** How many ancestors are asked: the class that hides is on the text's own element or near it. */
const MAX_ANCESTORS = 4;

/** The usual ways to keep text for screen readers: a clipped box of one pixel, or a clip of nothing. */
function isForScreenReadersOnly(element: Element): boolean {
  let at: Element | null = element;
  for (let i = 0; at && i < MAX_ANCESTORS; i++) {
    const box = at.getBoundingClientRect();
    if ((box.width <= 1 || box.height <= 1) && getComputedStyle(at).overflow !== 'visible')
      return true;
    const { clip, clipPath, position } = getComputedStyle(at);
    if (clipPath === 'inset(50%)' || clipPath === 'inset(100%)') return true;
    if (position === 'absolute' && /^rect\((?:0px|1px)[ ,]+(?:0px|1px)/.test(clip)) return true;
    at = at.parentElement;
  }
  return false;
}

/** The visible boxes of a place in the text, one a line; empty when it is not rendered. */
export function boxesOf(place: StaticRangeInit): DOMRect[] {
  const range = document.createRange();
  try {
    range.setStart(place.startContainer, place.startOffset);
    range.setEnd(place.endContainer, place.endOffset);
  } catch {
    return [];
  }
  return [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
}
