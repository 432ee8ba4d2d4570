import { type BlockReading, readBlock } from './block-reading.ts';
import { PageEvidence } from './evidence.ts';
import { looksEnglish } from './language.ts';
import type { MatchIndex } from './match-index.ts';

/** A match that is marked. */
export interface ShownMatch {
  /** UTF-16 offsets into the block's text. */
  start: number;
  end: number;
  /** The sense shown, then the others the word could have here. */
  ids: readonly string[];
}

interface Block {
  shown: readonly ShownMatch[];
  changedAt: number;
  stale: boolean;
}

const NOTHING: readonly ShownMatch[] = [];

/**
 * Decides what is shown of a page, while it is still being read: forms that need no context at once,
 * the others as evidence comes in. Verdicts change cleanly: `changedSince` tells where.
 */
export class PageJudge<Key extends object> {
  readonly #indexes: readonly MatchIndex[];
  readonly #evidence: PageEvidence<Block>;
  readonly #blocks = new Map<Key, Block>();
  readonly #stale = new Set<Block>();
  #revision = 0;

  constructor(indexes: readonly MatchIndex[], options: { english: boolean }) {
    this.#indexes = indexes;
    this.#evidence = new PageEvidence(options.english, (block) => this.#mark(block));
  }

  /** Reads, or reads again, one block of page text. Returns whether it holds any candidate at all. */
  read(key: Key, text: string): boolean {
    const found = this.look(text);
    if (found) this.add(key, found);
    else this.forget(key);
    return found !== undefined;
  }

  /** What a text of the page holds, to be given to `add`; undefined, and noted, when it is nothing. */
  look(text: string): BlockReading | undefined {
    const found = readBlock(this.#indexes, text);
    if (!found) this.#evidence.pass(text.length);
    return found;
  }

  /** Takes a block in, or what it holds now in the place of what it held before. */
  add(key: Key, found: BlockReading): void {
    const block: Block = this.#blocks.get(key) ?? { shown: NOTHING, changedAt: 0, stale: false };
    this.#blocks.set(key, block);
    this.#evidence.set(block, found);
    this.#mark(block);
  }

  /** Takes a block, and what it was evidence for, out of the page. */
  forget(key: Key): void {
    const block = this.#blocks.get(key);
    if (!block) return;
    this.#blocks.delete(key);
    this.#stale.delete(block);
    this.#evidence.delete(block);
  }

  /** What is shown of a block by what is known of the page now, in text order. */
  shown(key: Key): ShownMatch[] {
    const block = this.#blocks.get(key);
    if (!block) return [];
    this.#settle(block);
    return [...block.shown];
  }

  /** Grows whenever verdicts on blocks read earlier may have changed. */
  get revision(): number {
    for (const block of this.#stale) this.#settle(block);
    return this.#revision;
  }

  /** The blocks whose verdicts changed after the given revision. */
  *changedSince(revision: number): Iterable<Key> {
    if (this.revision === revision) return;
    for (const [key, block] of this.#blocks) if (block.changedAt > revision) yield key;
  }

  #mark(block: Block): void {
    block.stale = true;
    this.#stale.add(block);
  }

  #settle(block: Block): void {
    if (!block.stale) return;
    block.stale = false;
    this.#stale.delete(block);
    const shown = this.#evidence.verdicts(block);
    if (sameMatches(shown, block.shown)) return;
    block.shown = shown;
    block.changedAt = ++this.#revision;
  }
}

function sameMatches(a: readonly ShownMatch[], b: readonly ShownMatch[]): boolean {
  return (
    a.length === b.length &&
    a.every((match, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        match.start === other.start &&
        match.end === other.end &&
        match.ids.join() === other.ids.join()
      );
    })
  );
}

/** All shown matches of one page of plain text: a blank line ends a block, one newline is a space. */
export function findInText(
  indexes: readonly MatchIndex[],
  text: string,
): (ShownMatch & { text: string })[] {
  const judge = new PageJudge<{ start: number }>(indexes, { english: looksEnglish(text) });
  const blocks: { start: number }[] = [];
  let start = 0;
  for (const gap of text.matchAll(/\n[^\S\n]*\n\s*|$/g)) {
    const block = { start };
    if (judge.read(block, text.slice(start, gap.index))) blocks.push(block);
    start = gap.index + gap[0].length;
  }
  return blocks.flatMap((block) =>
    judge.shown(block).map((match) => {
      const [from, to] = [block.start + match.start, block.start + match.end];
      return { start: from, end: to, ids: match.ids, text: text.slice(from, to) };
    }),
  );
}
