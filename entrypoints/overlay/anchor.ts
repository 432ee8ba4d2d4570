import type { Anchor } from './card-place.ts';
import { boxesOf } from './visibility.ts';

/** An anchor at a place in the text; its boxes are asked anew whenever the page has moved. */
export function anchorAt(place: StaticRangeInit, point?: Anchor['point']): Anchor {
  const { startContainer: node } = place;
  const element =
    node.parentElement ?? (node.parentNode as ShadowRoot | null)?.host ?? document.documentElement;
  return { boxes: () => boxesOf(place), element, point };
}

/** An anchor at a box that will not move with the page, such as a selection in a text field. */
export function anchorAtBox(box: DOMRect): Anchor {
  return { boxes: () => [box], element: document.documentElement };
}
