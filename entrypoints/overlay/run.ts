import type { Reading } from './block.ts';

/** A run as read: its text nodes, and the texts to match with the reading each belongs to. */
export interface Run {
  nodes: Text[];
  texts: { text: string; reading: Reading }[];
}

/** Stands for what is not text (an image, code), so that no term reaches across it. */
const OBJECT = '\uFFFC';
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** Collects the text nodes of one block as the walk passes them. */
export class RunBuilder {
  #nodes: Text[] = [];
  /** What stands before each node: nothing, a line break or an object. */
  #gaps: string[] = [];
  #gap = '';
  #letters = 0;

  add(node: Text): void {
    const { length } = node;
    if (length === 0) return;
    this.#nodes.push(node);
    this.#gaps.push(this.#gap);
    this.#gap = '';
    this.#letters += length;
  }

  breakLine(): void {
    this.#gap = '\n';
  }

  object(): void {
    this.#gap = OBJECT;
  }

  /** The run so far, or undefined when it holds no text worth reading; starts a new one. */
  flush(): Run | undefined {
    const nodes = this.#nodes;
    const gaps = this.#gaps;
    this.#gap = '';
    if (nodes.length === 0) return undefined;
    const enough = this.#letters > 1;
    this.#nodes = [];
    this.#gaps = [];
    this.#letters = 0;
    return enough ? compose(nodes, gaps) : undefined;
  }
}

function compose(nodes: Text[], gaps: string[]): Run {
  const pieces = nodes.map((node) => node.data);
  const joined = join(nodes, pieces, gaps);
  const apart = gaps.slice();
  let joins = 0;
  for (let i = 1; i < pieces.length; i++) {
    if (gaps[i] !== '' || nodes[i]?.parentNode === nodes[i - 1]?.parentNode) continue;
    const before = pieces[i - 1]?.slice(-1) ?? '';
    const after = pieces[i]?.charAt(0) ?? '';
    if (WORD_CHARACTER.test(before) && WORD_CHARACTER.test(after)) {
      apart[i] = OBJECT;
      joins++;
    }
  }
  return { nodes, texts: joins > 0 ? [joined, join(nodes, pieces, apart)] : [joined] };
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
