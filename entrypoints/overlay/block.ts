import type { Section } from './sections.ts';

/**
 * One text made of neighbouring text nodes. `starts[i]` is the UTF-16 offset of `nodes[i]` in the
 * text. Two nodes may have a gap between them: a line break or something that is not text.
 */
export interface Reading {
  nodes: Text[];
  starts: number[];
  lengths: number[];
}

/** A run of text nodes inside one block-level element that holds at least one candidate. */
export interface Block {
  /** The block-level element around the run; for text at the top of a shadow root, its host. */
  element: Element;
  section: Section;
  /**
   * The run read with words joined across inline elements (pem<b>phigus</b>), and, where such a
   * join exists, a second time with them kept apart (SLE<sup>1</sup>).
   */
  readings: Reading[];
}

/** Where a span of a reading lies in the page: live boundary points, or null when the text went. */
export function placeOf(reading: Reading, start: number, end: number): StaticRangeInit | null {
  const first = nodeAt(reading, start);
  const last = nodeAt(reading, end - 1);
  const startContainer = reading.nodes[first];
  const endContainer = reading.nodes[last];
  if (!startContainer || !endContainer) return null;
  const startOffset = start - (reading.starts[first] ?? 0);
  const endOffset = end - (reading.starts[last] ?? 0);
  if (startOffset > startContainer.length || endOffset > endContainer.length) return null;
  if (!startContainer.isConnected || !endContainer.isConnected) return null;
  return { startContainer, startOffset, endContainer, endOffset };
}

/** Index of the node that holds the character at `offset`, by binary search. */
function nodeAt({ starts }: Reading, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
