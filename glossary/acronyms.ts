/**
 * Long forms of abbreviations, after Schwartz and Hearst, "A simple algorithm for identifying
 * abbreviation definitions in biomedical text" (PSB 2003): reading both from their ends, each letter
 * of the abbreviation must be found in the long form in order, the first at the start of a word.
 */

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const WORD = /[\p{L}\p{N}]+/gu;
/** Words that an abbreviation may pass over. */
const SMALL_WORDS = /^(?:a|an|and|at|by|de|des|du|for|from|in|la|of|on|or|the|to|with|&)$/i;

/**
 * The shortest ending of `before` that spells the abbreviation out, or undefined. No longer than
 * min(n + 5, 2n) words for n letters, as in the paper.
 */
export function longFormBefore(abbreviation: string, before: string): string | undefined {
  const letters = lettersOf(abbreviation);
  const words = wordsOf(before).slice(-Math.min(letters.length + 5, letters.length * 2));
  const first = words[0];
  if (!first || letters.length < 2) return undefined;
  const window = before.slice(first.index).trimEnd();
  let at = window.length - 1;
  for (let letter = letters.length - 1; letter >= 0; letter--) {
    while (
      at >= 0 &&
      !(window[at]?.toLowerCase() === letters[letter] && (letter > 0 || startsWord(window, at)))
    ) {
      at--;
    }
    if (at < 0) return undefined;
    at--;
  }
  const longForm = window.slice(at + 1);
  return isConvincing(letters, longForm) ? longForm : undefined;
}

/** The longest beginning of `after` that spells the abbreviation out and starts with its letter. */
export function longFormAfter(abbreviation: string, after: string): string | undefined {
  const letters = lettersOf(abbreviation);
  const words = wordsOf(after).slice(0, Math.min(letters.length + 5, letters.length * 2));
  if (letters.length < 2 || words[0]?.[0][0]?.toLowerCase() !== letters[0]) return undefined;
  for (let count = words.length; count > 0; count--) {
    const last = words[count - 1];
    if (!last) break;
    const candidate = after.slice(0, last.index + last[0].length);
    if (longFormBefore(abbreviation, candidate) !== undefined) return candidate;
  }
  return undefined;
}

/**
 * Whether the words spell the abbreviation by their first letters alone, small words passed over:
 * what it takes where no parenthesis says that this is a definition.
 */
export function spelledByInitials(abbreviation: string, words: readonly string[]): boolean {
  const letters = lettersOf(abbreviation);
  let letter = 0;
  for (const word of words) {
    if (word[0]?.toLowerCase() === letters[letter]) letter++;
    else if (!SMALL_WORDS.test(word)) return false;
  }
  return letters.length >= 2 && letter === letters.length;
}

/** The words of a text with their offsets. */
export function wordsOf(text: string): RegExpExecArray[] {
  return [...text.matchAll(WORD)];
}

function lettersOf(abbreviation: string): string[] {
  const plural = /^.*\p{Lu}['’]?s$/u.test(abbreviation);
  const bare = plural ? abbreviation.replace(/['’]?s$/, '') : abbreviation;
  return [...bare.toLowerCase()].filter((letter) => LETTER_OR_DIGIT.test(letter));
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !LETTER_OR_DIGIT.test(text[at - 1] ?? ' ');
}

/**
 * The method was made for abbreviations of three letters and more; two letters are found in nearly
 * any words. At least two letters, and half of them, must begin words, or all lie in one word.
 */
function isConvincing(letters: readonly string[], longForm: string): boolean {
  const words = wordsOf(longForm);
  if (words.length === 1) return longForm.length > letters.length + 1;
  let initials = 0;
  for (const [word] of words) {
    if (word[0]?.toLowerCase() === letters[initials]) initials++;
  }
  if (words.length > letters.length + 2) return false;
  return initials >= 2 && initials * 2 >= letters.length;
}
