/** Text set in capitals, where capitals no longer tell an abbreviation. */

/** How far around a form is looked, in UTF-16 units. */
const REACH = 48;
/** A word of this many capitals is no abbreviation. */
const LONG_WORD = 6;
const COMMON_WORD =
  /^(?:THE|AND|OF|FOR|IN|TO|ON|WITH|IS|ARE|YOUR|YOU|ALL|NEW|FROM|ABOUT|BY|OUR|WHAT|HOW|NOT|THIS|THAT)$/;

/** Whether the form at `start` to `end` stands in all-capitals text: no small letter near, and a long or common word. */
export function inAllCapitals(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  // Beyond a line break or a sentence another style may begin.
  const line = `${before.split('\n').at(-1)} ${after.split('\n')[0]}`;
  const words = line.match(/\p{L}{2,}/gu) ?? [];
  if (words.length === 0) return false;
  const small = words.filter((word) => /\p{Ll}/u.test(word)).length;
  if (small > 0) return false;
  return words.some((word) => word.length >= LONG_WORD || COMMON_WORD.test(word));
}
