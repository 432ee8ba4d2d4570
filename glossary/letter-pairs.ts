/**
 * Which names share most pairs of neighbouring letters with a query: a cheap first sieve, so that
 * the dear comparison is made with a few hundred names and not with ten thousand.
 */
const LETTERS = 64;
const SPACE = 32;
/** As spelt, and as it sounds. */
const VERSIONS = 2;
const CODES = VERSIONS * LETTERS * LETTERS;

/** The two texts of a name or query: as spelt, and as it sounds; both folded. */
export type Versions = readonly [spelt: string, heard: string];

export class LetterPairs {
  #names: number[][] = Array.from({ length: CODES }, () => []);
  #counts: Uint8Array;
  #lengths: Uint8Array;

  constructor(texts: readonly Versions[]) {
    this.#counts = new Uint8Array(texts.length);
    this.#lengths = new Uint8Array(texts.length);
    texts.forEach((versions, index) => {
      this.#lengths[index] = Math.min(255, versions[0].length);
      eachPair(versions, (code) => {
        const names = this.#names[code];
        if (names && names[names.length - 1] !== index) names.push(index);
      });
    });
  }

  /** Numbers of the names that share most pairs with the query, most first; at least one pair. */
  nearest(versions: Versions, limit: number): number[] {
    const counts = this.#counts.fill(0);
    const touched: number[] = [];
    const codes = new Set<number>();
    eachPair(versions, (code) => codes.add(code));
    for (const code of codes) {
      for (const index of this.#names[code] ?? []) {
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

/** A number for each pair of letters in the words of each version; word edges count as a letter. */
function eachPair(versions: Versions, found: (code: number) => void): void {
  for (let version = 0; version < VERSIONS; version++) {
    const text = versions[version] ?? '';
    let before = 0;
    for (let i = 0; i <= text.length; i++) {
      const character = i === text.length ? SPACE : text.charCodeAt(i);
      const letter = character === SPACE ? 0 : 1 + (character % (LETTERS - 1));
      if (before !== 0 || letter !== 0) found((version * LETTERS + before) * LETTERS + letter);
      before = letter;
    }
  }
}
