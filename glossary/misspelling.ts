/**
 * How far a query is from a name or from a part of it: a weighted Damerau-Levenshtein distance
 * (Damerau 1964; optimal string alignment) in which the query may begin at any word of the name and
 * end anywhere, so that half a name, misspelt, is found while it is typed. What readers get wrong
 * most is cheap: a vowel for another, a letter single or double, neighbours swapped.
 */
const VOWELS = new Set([...'aeiouy'].map((letter) => letter.charCodeAt(0)));
const SPACE = 32;
const S = 115;
const H = 104;

const OTHER_VOWEL = 0.6;
const SAME_LETTER = 0.4;
const SWAPPED = 0.7;
const SILENT = 0.5;
/** The s of a plural, where the name is written without: the glossary has one of the two. */
const PLURAL = 0.2;
const SHORTEST_PLURAL = 4;
/** What letters stand for each other, at this cost. */
const ALIKE = 0.5;
const ALIKE_PAIRS = new Set(
  ['ck', 'cs', 'sz', 'gj', 'fv', 'dt', 'bp', 'mn', 'kq', 'xz', 'fp'].flatMap(([a, b]) => [
    pair(a?.charCodeAt(0) ?? 0, b?.charCodeAt(0) ?? 0),
    pair(b?.charCodeAt(0) ?? 0, a?.charCodeAt(0) ?? 0),
  ]),
);

/** Costs of not beginning or ending where the name does. */
const FIRST_LETTER = 0.35;
const LATER_WORD = 0.8;
const BEFORE_WORD_END = 0.75;
const AT_WORD_END = 0.5;
const PER_LETTER_LEFT = 0.03;

function pair(a: number, b: number): number {
  return a * 65536 + b;
}

export interface Distance {
  /** In letters; Infinity when above the limit. */
  cost: number;
  /** Where in the name the query begins and ends. */
  start: number;
  end: number;
}

/** Longest query and name that are compared. */
export const LONGEST = 64;
const WIDTH = LONGEST + 1;
const costs = new Float64Array(WIDTH * WIDTH);
const starts = new Uint8Array(WIDTH * WIDTH);
const queryCodes = new Uint16Array(LONGEST);
const nameCodes = new Uint16Array(LONGEST);

/** Distance of `query` from the best part of `name`, both folded; gives up above `limit`. */
export function misspellingDistance(query: string, name: string, limit: number): Distance {
  const rows = Math.min(query.length, LONGEST);
  const columns = Math.min(name.length, LONGEST);
  for (let i = 0; i < rows; i++) queryCodes[i] = query.charCodeAt(i);
  for (let j = 0; j < columns; j++) {
    nameCodes[j] = name.charCodeAt(j);
  }
  costs[0] = 0;
  starts[0] = 0;
  for (let j = 1; j <= columns; j++) {
    const meant = nameCodes[j - 1] as number;
    const missed =
      (costs[j - 1] as number) + insertCost(meant, j > 1 ? (nameCodes[j - 2] as number) : 0);
    const beginsWord = meant === SPACE;
    const atFirst = j === 1 ? missed + FIRST_LETTER : missed;
    const free = beginsWord && LATER_WORD < atFirst;
    costs[j] = free ? LATER_WORD : atFirst;
    starts[j] = free ? j : (starts[j - 1] as number);
  }

  let leastBefore = 0;
  for (let i = 1; i <= rows; i++) {
    const typed = queryCodes[i - 1] as number;
    const typedBefore = i > 1 ? (queryCodes[i - 2] as number) : 0;
    const row = i * WIDTH;
    const above = row - WIDTH;
    const extra = insertCost(typed, typedBefore);
    costs[row] = (costs[above] as number) + extra + (i === 1 ? FIRST_LETTER : 0);
    starts[row] = 0;
    let least = costs[row] as number;
    for (let j = 1; j <= columns; j++) {
      const meant = nameCodes[j - 1] as number;
      const meantBefore = j > 1 ? (nameCodes[j - 2] as number) : 0;
      let best = (costs[above + j - 1] as number) + replaceCost(typed, meant);
      if (i === 1 && typed !== meant) best += FIRST_LETTER;
      let start = starts[above + j - 1] as number;
      const added = (costs[above + j] as number) + extra;
      if (added < best) {
        best = added;
        start = starts[above + j] as number;
      }
      const missed = (costs[row + j - 1] as number) + insertCost(meant, meantBefore);
      if (missed < best) {
        best = missed;
        start = starts[row + j - 1] as number;
      }
      if (i > 1 && j > 1 && typed === meantBefore && typedBefore === meant && typed !== meant) {
        const swapped = (costs[above - WIDTH + j - 2] as number) + SWAPPED;
        if (swapped < best) {
          best = swapped;
          start = starts[above - WIDTH + j - 2] as number;
        }
      }
      costs[row + j] = best;
      starts[row + j] = start;
      if (best < least) least = best;
    }
    // A swap or a plural s looks back two letters.
    if (least > limit && leastBefore > limit) {
      return { cost: Number.POSITIVE_INFINITY, start: 0, end: 0 };
    }
    leastBefore = least;
  }

  const last = rows * WIDTH;
  const plural = rows > SHORTEST_PLURAL && queryCodes[rows - 1] === S ? last - WIDTH : undefined;
  const result: Distance = { cost: Number.POSITIVE_INFINITY, start: 0, end: 0 };
  for (let j = 1; j <= columns; j++) {
    const left = columns - j;
    const edge = left === 0 ? 0 : nameCodes[j] === SPACE ? AT_WORD_END : BEFORE_WORD_END;
    const rest = edge + left * PER_LETTER_LEFT;
    let row = last;
    let cost = (costs[row + j] as number) + rest;
    if (plural !== undefined && edge !== BEFORE_WORD_END) {
      const single = (costs[plural + j] as number) + PLURAL + rest;
      if (single < cost) {
        cost = single;
        row = plural;
      }
    }
    if (cost < result.cost) {
      result.cost = cost;
      result.start = starts[row + j] as number;
      result.end = j;
    }
  }
  if (result.cost > limit) result.cost = Number.POSITIVE_INFINITY;
  return result;
}

function insertCost(letter: number, before: number): number {
  if (letter === before) return SAME_LETTER;
  if (letter === SPACE) return SAME_LETTER;
  return letter === H && before !== 0 ? SILENT : 1;
}

function replaceCost(typed: number, meant: number): number {
  if (typed === meant) return 0;
  if (VOWELS.has(typed) && VOWELS.has(meant)) return OTHER_VOWEL;
  if (ALIKE_PAIRS.has(typed * 65536 + meant)) return ALIKE;
  return 1;
}
