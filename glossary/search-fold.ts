/**
 * Text as search compares it: lower case, without diacritics, apostrophes and invisible characters;
 * everything else that is not a letter or digit is a space. `offsets[i]` is the UTF-16 offset in the
 * text that the character `i` comes from.
 */
export interface Folded {
  text: string;
  offsets: number[];
}

const DROPPED = /[\p{M}'’ʼ‘`´\u00AD\u200B-\u200D\u2060\uFEFF]/u;
const LETTER = /[\p{L}\p{N}]/u;

/** What NFKD leaves whole but readers type in letters of the keyboard. */
const SPELLED_OUT: Record<string, string> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ß: 'ss',
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  κ: 'kappa',
  λ: 'lambda',
  µ: 'mu',
  μ: 'mu',
  ω: 'omega',
};

/** Folds a text for search. */
export function foldForSearch(source: string): Folded {
  let text = '';
  const offsets: number[] = [];
  let at = 0;
  for (const character of source) {
    for (const part of character.normalize('NFKD')) {
      if (DROPPED.test(part)) continue;
      const lower = part.toLowerCase();
      const letters = LETTER.test(lower) ? (SPELLED_OUT[lower] ?? lower) : ' ';
      if (letters === ' ' && (text === '' || text.endsWith(' '))) continue;
      text += letters;
      for (let i = 0; i < letters.length; i++) offsets.push(at);
    }
    at += character.length;
  }
  const trimmed = text.trimEnd();
  return { text: trimmed, offsets: offsets.slice(0, trimmed.length) };
}

const ASCII = /^[ -~]*$/;
const FOLDED = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** The text alone that `foldForSearch` gives: quick for the thousands of plain names. */
export function foldedText(source: string): string {
  if (FOLDED.test(source)) return source;
  if (!ASCII.test(source)) return foldForSearch(source).text;
  return source
    .toLowerCase()
    .replace(/['`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Words come again and again in names; what readers type is not worth keeping beyond this. */
const WORDS_KEPT = 20_000;
const looseWords = new Map<string, string>();

/**
 * A key under which spellings of one name meet: no spaces or hyphens, British vowels as American,
 * no plural or possessive s, "-ise" as "-ize".
 */
export function looseKey(folded: string): string {
  return folded.split(' ').map(looseWord).join('');
}

function looseWord(word: string): string {
  let loose = looseWords.get(word);
  if (loose === undefined) {
    loose = word
      .replace(/[ao]e/g, 'e')
      .replace(/is(e|ed|es|ing|ation|ations)$/, 'iz$1')
      .replace(/our$/, 'or')
      .replace(/([^aeiou])re$/, '$1er')
      .replace(/(?<=..[^siu])s$/, '')
      .replace(/(?<=...)ies$/, 'y');
    if (looseWords.size < WORDS_KEPT) looseWords.set(word, loose);
  }
  return loose;
}
