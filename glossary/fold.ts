/**
 * Folding: what every UTF-16 code unit counts as when words are compared. Case, diacritics,
 * ligatures and full-width forms fall together; invisible characters vanish. Offsets stay exact
 * because folding never builds a new text: matching walks the text as given through this table.
 */

/** Ends a word and a phrase: punctuation, symbols, and the scripts that set no spaces (CJK). */
export const BREAK = 1;
/** White space: ends a word, may stand inside a phrase. */
export const SPACE = 2;
/** Hyphens and the dashes used as such: one of them stands for a space. */
export const HYPHEN = 3;
/** A combining mark: not compared, but part of the letter before it. */
export const MARK = 4;
/** Soft hyphen, zero-width and direction marks: as if they were not there. */
export const INVISIBLE = 5;
/** Inside a word it is not compared. */
export const APOSTROPHE = 6;
/** Punctuation that some terms are written with (C. difficile, Ro/SSA); a break elsewhere. */
export const LINKER = 7;
/** Folds to several characters, or is half of a surrogate pair: `foldLong` tells. */
export const LONG = 8;
/** Values from here on are the folded letter or digit itself. */
export const LETTER = 32;

const LINKERS = '/.+&*:,%';
const APOSTROPHES = "'`´ʹʼʻ‘’‛′＇ꞌ";
const HYPHENS = '-‐‑‒–−﹣－';
/** Beyond ASCII, what ends words on most English pages. */
const COMMON_BREAKS = '“”„‟…•«»©®£§°±·×÷–—';
const INVISIBLES = /[\p{Cf}\u115f\u1160\u3164\uffa0]/u;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}々ーｰ]/u;
/** A superscript figure is a footnote, never part of a word. */
const SUPERSCRIPT = /[⁰¹²³⁴⁵⁶⁷⁸⁹]/;
/** Letters that Unicode does not decompose. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ς: 'σ',
};

/**
 * By code unit: one of the classes above, or the folded character. 0 is "not met yet": most pages
 * use a few hundred characters, and filling in all 65,536 would cost more than matching a page.
 */
export const FOLD = new Uint16Array(0x10000);

const longFolds = new Map<number, string>();

/** Classifies a code unit met for the first time, and remembers it in `FOLD`. */
export function learn(unit: number): number {
  const surrogate = unit >= 0xd800 && unit <= 0xdfff;
  const folded = surrogate ? LONG : classify(String.fromCharCode(unit));
  const value = typeof folded === 'string' ? foldedValue(unit, folded) : folded;
  FOLD[unit] = value;
  return value;
}

function foldedValue(codePoint: number, folded: string): number {
  if (folded.length === 1) return folded.charCodeAt(0);
  longFolds.set(codePoint, folded);
  return LONG;
}

/** Answers of `foldLong` for what is no letter: a mark, something invisible, the end of the word. */
export const LONG_MARK = '\u0001';
export const LONG_INVISIBLE = '\u0002';
export const LONG_BREAK = '';

/** What the `LONG` code point at `index` folds to: its letters, or one of the above. */
export function foldLong(text: string, index: number): string {
  const codePoint = text.codePointAt(index) ?? 0;
  const known = longFolds.get(codePoint);
  if (known !== undefined) return known;
  const lone = codePoint >= 0xd800 && codePoint <= 0xdfff;
  const folded = lone ? BREAK : classify(String.fromCodePoint(codePoint));
  const value = typeof folded === 'string' ? folded : (LONG_CLASSES[folded] ?? LONG_BREAK);
  longFolds.set(codePoint, value);
  return value;
}

const LONG_CLASSES: Readonly<Record<number, string>> = {
  [MARK]: LONG_MARK,
  [INVISIBLE]: LONG_INVISIBLE,
};

/** Whether a `LONG` code point begins a word. */
export function isLongLetter(text: string, index: number): boolean {
  return foldLong(text, index) > LONG_INVISIBLE;
}

/** The length in UTF-16 code units of the code point at `index`. */
export function unitsAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

/** A class, or the folded letters of a character that is a letter or digit. */
function classify(character: string): number | string {
  if (/\s/.test(character)) return SPACE;
  if (APOSTROPHES.includes(character)) return APOSTROPHE;
  if (HYPHENS.includes(character)) return HYPHEN;
  if (LINKERS.includes(character)) return LINKER;
  // Most pages need no more than this; the expressions below take a millisecond or two to compile.
  if (/\w/.test(character)) return character.toLowerCase();
  if (character <= '~' || COMMON_BREAKS.includes(character)) return BREAK;
  if (character >= 'À' && character <= 'ɏ') return foldLatin(character);
  if (INVISIBLES.test(character)) return INVISIBLE;
  if (UNSPACED.test(character) || SUPERSCRIPT.test(character)) return BREAK;
  if (/\p{M}/u.test(character)) return MARK;
  if (!/[\p{L}\p{N}_]/u.test(character)) return BREAK;
  return foldLetter(character);
}

/** Folds a Latin letter from À to ɏ. The accents of these are in one range, which needs no table. */
function foldLatin(character: string): string {
  const bare = character.normalize('NFKD').toLowerCase().normalize('NFKD');
  let folded = '';
  for (const letter of bare.replace(/[\u0300-\u036f·]/g, ''))
    folded += UNDECOMPOSED[letter] ?? letter;
  return folded;
}

function foldLetter(character: string): string {
  const bare = character.normalize('NFKD').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  let folded = '';
  for (const letter of bare) {
    if (/[\p{L}\p{N}_]/u.test(letter)) folded += UNDECOMPOSED[letter] ?? letter;
  }
  return folded || character;
}
