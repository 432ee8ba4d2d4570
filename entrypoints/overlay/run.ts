import type { Reading } from './block.ts';

/** A run as read: its text nodes, and the texts to match with the reading each belongs to. */
export interface Run {
  nodes: Text[];
  texts: { text: string; reading: Reading }[];
}

/** Stands for what is not text (an image, code), so that no term reaches across it. */
const OBJECT = '\uFFFC';
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const SPACE_UNIT = 0x20;

/** Collects the text nodes of one block as the walk passes them. */
export class RunBuilder {
  #nodes: Text[] = [];
  #pieces: string[] = [];
  /** What stands before each node: nothing, a space, a line break or an object. */
  #gaps: string[] = [];
  #gap = '';

  add(node: Text): void {
    const { data } = node;
    if (isBlank(data)) {
      // White space alone only parts its neighbours.
      if (this.#gap === '' && data !== '') this.#gap = ' ';
      return;
    }
    this.#nodes.push(node);
    this.#pieces.push(data);
    this.#gaps.push(this.#nodes.length > 1 ? this.#gap : '');
    this.#gap = '';
  }

  breakLine(): void {
    if (this.#gap !== OBJECT) this.#gap = '\n';
  }

  object(): void {
    this.#gap = OBJECT;
  }

  /** The run so far, or undefined when it holds no text worth reading; starts a new one. */
  flush(): Run | undefined {
    this.#gap = '';
    const nodes = this.#nodes;
    if (nodes.length === 0) return undefined;
    const pieces = this.#pieces;
    const gaps = this.#gaps;
    this.#nodes = [];
    this.#pieces = [];
    this.#gaps = [];
    const [only] = pieces;
    if (nodes.length === 1 && only !== undefined) {
      if (only.length === 1) return undefined;
      const reading = { nodes, starts: [0], lengths: [only.length] };
      return { nodes, texts: [{ text: only, reading }] };
    }
    return compose(nodes, pieces, gaps);
  }
}

function isBlank(data: string): boolean {
  for (let i = 0; i < data.length; i++) if (data.charCodeAt(i) > SPACE_UNIT) return false;
  return true;
}

function compose(nodes: Text[], pieces: string[], gaps: string[]): Run {
  const joined = join(nodes, pieces, gaps);
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
  return { nodes, texts: apart ? [joined, join(nodes, pieces, apart)] : [joined] };
}

function join(nodes: Text[], pieces: string[], gaps: string[]): Run['texts'][number] {
  const starts: number[] = [];
  const lengths: number[] = [];
  let text = '';
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] ?? '';
    text += gaps[i];
    starts.push(text.length);
    lengths.push(piece.length);
    text += piece;
  }
  return { text, reading: { nodes, starts, lengths } };
}
