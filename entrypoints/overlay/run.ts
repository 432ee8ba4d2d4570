import type { Reading } from './block.ts';

/** Stands for what is not text (an image, code), so that no term reaches across it. */
const OBJECT = '\uFFFC';
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const SPACE_UNIT = 0x20;

/**
 * A run as read: its text nodes and the texts to match. Most runs hold no term, so what a reading
 * needs besides is made only when it is asked for.
 */
export class Run {
  readonly nodes: readonly Text[];
  /** The run with words joined across inline elements, and where that matters once more without. */
  readonly texts: readonly string[];
  #pieces: readonly string[];
  #gaps: readonly (readonly string[])[];

  constructor(
    nodes: readonly Text[],
    texts: readonly string[],
    pieces: readonly string[],
    gaps: readonly (readonly string[])[],
  ) {
    this.nodes = nodes;
    this.texts = texts;
    this.#pieces = pieces;
    this.#gaps = gaps;
  }

  /** Where the nodes stand in one of the texts. */
  reading(which: number): Reading {
    const gaps = this.#gaps[which] ?? NO_GAPS;
    const starts: number[] = [];
    const lengths: number[] = [];
    let at = 0;
    for (let i = 0; i < this.nodes.length; i++) {
      const { length } = this.#pieces[i] ?? '';
      at += gaps[i]?.length ?? 0;
      starts.push(at);
      lengths.push(length);
      at += length;
    }
    return { nodes: [...this.nodes], starts, lengths };
  }
}

const NO_GAPS: readonly string[] = [];

/** Collects the text nodes of one block as the walk passes them. */
export class RunBuilder {
  #count = 0;
  #nodes: Text[] = [];
  #pieces: string[] = [];
  /** What stands before each node but the first: nothing, a space, a line break or an object. */
  #gaps: string[] = [];
  #gap = '';
  /** A run of one node, the same object each time: most are, and a page can have 50,000. */
  readonly #aloneNodes: Text[] = [];
  readonly #alonePieces: string[] = [];
  readonly #alone = new Run(this.#aloneNodes, this.#alonePieces, this.#alonePieces, ALONE);

  add(node: Text): void {
    const { data } = node;
    if (isBlank(data)) {
      // White space alone only parts its neighbours.
      if (this.#gap === '' && data !== '') this.#gap = ' ';
      return;
    }
    const at = this.#count++;
    this.#nodes[at] = node;
    this.#pieces[at] = data;
    this.#gaps[at] = at === 0 ? '' : this.#gap;
    this.#gap = '';
  }

  breakLine(): void {
    if (this.#gap !== OBJECT) this.#gap = '\n';
  }

  object(): void {
    this.#gap = OBJECT;
  }

  /**
   * The run so far, or undefined when it holds no text worth reading; starts a new one. What is
   * returned is good until the next call.
   */
  flush(): Run | undefined {
    this.#gap = '';
    const count = this.#count;
    if (count === 0) return undefined;
    this.#count = 0;
    if (count > 1) {
      return compose(
        this.#nodes.slice(0, count),
        this.#pieces.slice(0, count),
        this.#gaps.slice(0, count),
      );
    }
    const piece = this.#pieces[0] as string;
    if (piece.length === 1) return undefined;
    this.#aloneNodes[0] = this.#nodes[0] as Text;
    this.#alonePieces[0] = piece;
    return this.#alone;
  }
}

/** Of a run of one node. */
const ALONE = [NO_GAPS];

function isBlank(data: string): boolean {
  for (let i = 0; i < data.length; i++) if (data.charCodeAt(i) > SPACE_UNIT) return false;
  return true;
}

function compose(nodes: Text[], pieces: string[], gaps: string[]): Run {
  let apart: string[] | undefined;
  for (let i = 1; i < pieces.length; i++) {
    if (gaps[i] !== '' || nodes[i]?.parentNode === nodes[i - 1]?.parentNode) continue;
    const before = pieces[i - 1]?.slice(-1) ?? '';
    const after = pieces[i]?.charAt(0) ?? '';
    if (WORD_CHARACTER.test(before) && WORD_CHARACTER.test(after)) {
      apart ??= gaps.slice();
      apart[i] = OBJECT;
    }
  }
  const ways = apart ? [gaps, apart] : [gaps];
  return new Run(
    nodes,
    ways.map((way) => join(pieces, way)),
    pieces,
    ways,
  );
}

function join(pieces: readonly string[], gaps: readonly string[]): string {
  let text = '';
  for (let i = 0; i < pieces.length; i++) text += (gaps[i] ?? '') + pieces[i];
  return text;
}
