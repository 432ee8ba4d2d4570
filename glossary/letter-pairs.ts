/**
 * Which names share most pairs of neighbouring letters with a query: a cheap first sieve, so that
 * the dear comparison is made with a few hundred names and not with ten thousand.
 */
const LETTERS = 64;

export class LetterPairs {
  #names = new Map<number, number[]>();
  #counts: Uint8Array;
  #lengths: Uint8Array;

  /** @param texts for each name the texts it goes by (as spelt, as it sounds), folded */
  constructor(texts: readonly (readonly string[])[]) {
    this.#counts = new Uint8Array(texts.length);
    this.#lengths = new Uint8Array(texts.length);
    texts.forEach((versions, index) => {
      this.#lengths[index] = Math.min(255, versions[0]?.length ?? 0);
      for (const code of codesOf(versions)) {
        const list = this.#names.get(code);
        if (list) list.push(index);
        else this.#names.set(code, [index]);
      }
    });
  }

  /** Numbers of the names that share most pairs with the query, most first; at least one pair. */
  nearest(versions: readonly string[], limit: number): number[] {
    const counts = this.#counts.fill(0);
    const touched: number[] = [];
    for (const code of codesOf(versions)) {
      for (const index of this.#names.get(code) ?? []) {
        if (counts[index] === 0) touched.push(index);
        counts[index] = (counts[index] as number) + 1;
      }
    }
    // By count first, then the shorter name: long ones share pairs by chance.
    const rank = (index: number) =>
      (counts[index] as number) * 256 - (this.#lengths[index] as number);
    const least = leastOf(counts, touched, limit);
    return touched
      .filter((index) => (counts[index] as number) >= least)
      .sort((a, b) => rank(b) - rank(a))
      .slice(0, limit);
  }
}

/** The count that about `limit` names reach, so that only those are sorted. */
function leastOf(counts: Uint8Array, touched: readonly number[], limit: number): number {
  const having = new Uint32Array(256);
  for (const index of touched) {
    const count = counts[index] as number;
    having[count] = (having[count] as number) + 1;
  }
  let names = 0;
  for (let count = 255; count > 0; count--) {
    names += having[count] as number;
    if (names >= limit) return count;
  }
  return 1;
}

/** One number for each pair of letters in the words of each version; word edges count as a letter. */
function codesOf(versions: readonly string[]): Set<number> {
  const codes = new Set<number>();
  versions.forEach((text, version) => {
    let before = 0;
    for (let i = 0; i <= text.length; i++) {
      const letter =
        i === text.length || text[i] === ' ' ? 0 : 1 + (text.charCodeAt(i) % (LETTERS - 1));
      if (before !== 0 || letter !== 0) codes.add((version * LETTERS + before) * LETTERS + letter);
      before = letter;
    }
  });
  return codes;
}
