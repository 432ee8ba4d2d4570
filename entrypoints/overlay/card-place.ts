import { autoUpdate, computePosition, flip, hide, offset, shift, size } from '@floating-ui/dom';
import { contains } from './hit-test.ts';

/** Where a card points: the boxes of its word, one a line, asked anew as the page moves. */
export interface Anchor {
  boxes(): DOMRect[];
  /** The element the word stands in: its scrolling ancestors are followed. */
  element: Element;
  /** The point that opened the card, so that it stands by that line of a wrapped word. */
  point?: { x: number; y: number };
}

const GAP_PX = 6;
const EDGE_PX = 8;
/** Below this height beside the word, or this width of the viewport, the card is a sheet. */
const MIN_HEIGHT_PX = 180;
const MIN_WIDTH_PX = 300;

/**
 * Keeps `card` beside its word while the page scrolls and resizes. It never covers the word: it
 * takes the roomier side and scrolls inside; where that is too small it becomes a sheet along the
 * edge away from the word. `gone` is called when the word is out of sight. Returns a function that
 * stops it.
 */
export function followAnchor(card: HTMLElement, anchor: Anchor, gone: () => void): () => void {
  const reference = {
    getBoundingClientRect: () => lineOf(anchor),
    contextElement: anchor.element,
  };
  let following = true;
  const update = async () => {
    const word = union(anchor.boxes());
    if (isOutside(word)) gone();
    else if (needsSheet(word)) placeSheet(card, word);
    else if (!(await placeBeside(card, reference)) && following) gone();
  };
  const stop = autoUpdate(reference, card, () => void update());
  return () => {
    following = false;
    stop();
  };
}

/** False when the word is scrolled out of a box that it stands in. */
async function placeBeside(
  card: HTMLElement,
  reference: Parameters<typeof computePosition>[0],
): Promise<boolean> {
  delete card.dataset.sheet;
  card.style.removeProperty('--card-width');
  const { x, y, middlewareData } = await computePosition(reference, card, {
    strategy: 'fixed',
    placement: 'bottom-start',
    middleware: [
      hide(),
      offset(GAP_PX),
      flip({ padding: EDGE_PX, fallbackStrategy: 'bestFit' }),
      shift({ padding: EDGE_PX }),
      size({
        padding: EDGE_PX,
        apply: ({ availableHeight }) => {
          card.style.setProperty('--card-max-height', `${Math.floor(availableHeight)}px`);
        },
      }),
    ],
  });
  card.style.setProperty('--card-left', `${Math.round(x)}px`);
  card.style.setProperty('--card-top', `${Math.round(y)}px`);
  return !middlewareData.hide?.referenceHidden;
}

function roomFor(word: DOMRect): { above: number; below: number } {
  return {
    above: word.top - GAP_PX - EDGE_PX,
    below: innerHeight - word.bottom - GAP_PX - EDGE_PX,
  };
}

function needsSheet(word: DOMRect): boolean {
  const { above, below } = roomFor(word);
  return (
    Math.max(above, below) < MIN_HEIGHT_PX || document.documentElement.clientWidth < MIN_WIDTH_PX
  );
}

function placeSheet(card: HTMLElement, word: DOMRect): void {
  const { above, below } = roomFor(word);
  card.dataset.sheet = '';
  card.style.setProperty('--card-width', `${document.documentElement.clientWidth}px`);
  card.style.setProperty('--card-left', '0px');
  card.style.setProperty('--card-max-height', `${Math.floor(Math.max(above, below) + EDGE_PX)}px`);
  const top = below >= above ? innerHeight - card.offsetHeight : 0;
  card.style.setProperty('--card-top', `${top}px`);
}

function isOutside(word: DOMRect): boolean {
  return word.bottom < 0 || word.top > innerHeight || word.right < 0 || word.left > innerWidth;
}

/** As wide as the line of the word that was pointed at, as high as all its lines: none is covered. */
function lineOf({ boxes, point }: Anchor): DOMRect {
  const lines = boxes();
  const { top, height, left, width } = union(lines);
  const line = (point && lines.find((box) => contains(box, point.x, point.y))) ?? lines[0];
  return new DOMRect(line?.left ?? left, top, line?.width ?? width, height);
}

function union(boxes: DOMRect[]): DOMRect {
  if (boxes.length === 0) return new DOMRect(-1, -1, 0, 0);
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.right));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}
