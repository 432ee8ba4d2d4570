/*
 * What a page shows, found out in the page itself and another way than the overlay does it: by
 * computed style and boxes instead of by element names. Functions here run in the page, so each
 * holds all that it needs.
 */

/** A run of text on the page: its text, and where in it each text node begins. */
export interface SeenRun {
  text: string;
  /** Index of each text node in document order, and its offset in the text. */
  nodes: number[];
  starts: number[];
  /** The same run with words that stand in two elements kept apart, where there are any. */
  apart?: { text: string; starts: number[] };
}

/** A place in the page: text node indices in document order, and UTF-16 offsets into them. */
export type Place = [startNode: number, startOffset: number, endNode: number, endOffset: number];

/** Reads the page into runs of text, block by block, hidden text included. Notes all text nodes. */
export function readRuns(): SeenRun[] {
  const SKIPPED = new Set(
    'input textarea select option script style noscript template code pre kbd samp svg math canvas iframe object video audio head title rt rp'.split(
      ' ',
    ),
  );
  const OBJECT = '\uFFFC';
  const all: Text[] = [];
  const runs: SeenRun[] = [];
  let pieces: { node: number; data: string; gap: string; parent: Node | null }[] = [];
  let gap = '';
  const flush = () => {
    if (pieces.length > 0) {
      const compose = (gaps: string[]) => {
        let text = '';
        const starts = pieces.map(({ data }, i) => {
          text += gaps[i];
          const start = text.length;
          text += data;
          return start;
        });
        return { text, starts };
      };
      const gaps = pieces.map((piece, i) => (i === 0 ? '' : piece.gap));
      const parted = gaps.map((one, i) => {
        const [before, here] = [pieces[i - 1], pieces[i]];
        if (one !== '' || !before || !here || before.parent === here.parent) return one;
        return /[\p{L}\p{N}]$/u.test(before.data) && /^[\p{L}\p{N}]/u.test(here.data)
          ? OBJECT
          : one;
      });
      const run: SeenRun = { ...compose(gaps), nodes: pieces.map(({ node }) => node) };
      if (parted.join('|') !== gaps.join('|')) run.apart = compose(parted);
      runs.push(run);
    }
    pieces = [];
    gap = '';
  };
  const isInline = (element: Element) => {
    const { display, float, position } = getComputedStyle(element);
    if (float !== 'none' || position === 'absolute' || position === 'fixed') return false;
    return display === 'inline' || display === 'contents' || display.startsWith('ruby');
  };
  const visit = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node as Text;
      const index = all.push(text) - 1;
      if (/\S/.test(text.data)) {
        pieces.push({ node: index, data: text.data, gap, parent: text.parentNode });
        gap = '';
      } else if (text.data !== '' && gap === '') gap = ' ';
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const element = node as HTMLElement;
    if (element.localName === 'br' || element.localName === 'hr') {
      if (gap !== OBJECT) gap = '\n';
      return;
    }
    const field = /^(?:textbox|searchbox|combobox|listbox)$/.test(element.role ?? '');
    if (SKIPPED.has(element.localName) || element.isContentEditable || field) {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) all.push(text as Text);
      gap = OBJECT;
      return;
    }
    if (element.localName === 'img') gap = OBJECT;
    const inline = isInline(element);
    if (!inline) flush();
    for (const child of element.childNodes) visit(child);
    if (!inline) flush();
  };
  visit(document.documentElement);
  flush();
  Object.assign(globalThis, { seenTexts: all });
  return runs;
}

/** Which of these places a reader sees. Call after `readRuns`. */
export function seen(places: Place[]): boolean[] {
  const { seenTexts } = globalThis as unknown as { seenTexts: Text[] };
  return places.map(([startNode, startOffset, endNode, endOffset]) => {
    const [first, last] = [seenTexts[startNode], seenTexts[endNode]];
    const parent = first?.parentElement;
    if (!first || !last || !parent) return false;
    if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const range = document.createRange();
    range.setStart(first, startOffset);
    range.setEnd(last, endOffset);
    const boxes = [...range.getClientRects()].filter(
      ({ width, height }) => width > 0 && height > 0,
    );
    if (boxes.length === 0) return false;
    // Cut off by an ancestor: text for screen readers only, and pictures' captions in a carousel.
    for (let at: Element | null = parent; at && at !== document.body; at = at.parentElement) {
      const { overflow, clip, clipPath } = getComputedStyle(at);
      const { width, height, left, right, top, bottom } = at.getBoundingClientRect();
      if (overflow !== 'visible' && (width <= 1 || height <= 1)) return false;
      const isIn = (box: DOMRect) =>
        box.right > left && box.left < right && box.bottom > top && box.top < bottom;
      if (overflow !== 'visible' && !boxes.some(isIn)) return false;
      if (/^rect\([01]px,? [01]px/.test(clip) || /^inset\((?:50|100)%\)/.test(clipPath))
        return false;
    }
    return true;
  });
}

/** Where the page is marked now. Call after `readRuns`. */
export function markedPlaces(): Place[] {
  const scope = globalThis as unknown as { seenTexts: Text[]; seenIndex?: Map<Node, number> };
  scope.seenIndex ??= new Map(scope.seenTexts.map((text, i) => [text, i]));
  const index = (node: Node) => scope.seenIndex?.get(node) ?? -1;
  return [...(CSS.highlights.get('inlay-term') ?? [])].map((mark) => {
    const { startContainer, startOffset, endContainer, endOffset } = mark as StaticRange;
    return [index(startContainer), startOffset, index(endContainer), endOffset];
  });
}

/** A place as a person finds it: its text, what stands around it, and the elements it stands in. */
export function describe(places: Place[]): string[] {
  const { seenTexts } = globalThis as unknown as { seenTexts: Text[] };
  return places.map(([startNode, startOffset, endNode, endOffset]) => {
    const [first, last] = [seenTexts[startNode], seenTexts[endNode]];
    if (!first || !last) return 'not in the page';
    const range = document.createRange();
    range.setStart(first, startOffset);
    range.setEnd(last, endOffset);
    const path: string[] = [];
    for (let at = first.parentElement; at && path.length < 4; at = at.parentElement)
      path.push(
        `${at.localName}${at.className && typeof at.className === 'string' ? `.${at.className.split(/\s+/)[0]}` : ''}`,
      );
    const before = first.data.slice(Math.max(0, startOffset - 25), startOffset);
    const after = last.data.slice(endOffset, endOffset + 25);
    return `${path.join(' < ')}: …${before}[${range}]${after}…`.replace(/\s+/g, ' ');
  });
}
