import {
  APOSTROPHE,
  BREAK,
  FOLD,
  foldLong,
  HYPHEN,
  INVISIBLE,
  LETTER,
  LINKER,
  LONG,
  LONG_BREAK,
  LONG_INVISIBLE,
  learn,
  MARK,
  SPACE,
  unitsAt,
} from './fold.ts';

/** How a form is compared. */
export interface Canonical {
  /** Folded words with one space (or the linking punctuation) between them. */
  key: string;
  /** Bit n is set where character n of `key` was written as a capital (the first 31). */
  capitals: number;
}

/** Longer keys keep no record of their capitals past this. */
export const MAX_CASE_BITS = 31;

/**
 * Folds one form, by the rules of matching. Undefined when the text cannot be matched as one phrase:
 * it is empty, or holds punctuation that ends a phrase.
 */
export function canonical(text: string): Canonical | undefined {
  let key = '';
  let capitals = 0;
  let gap = '';
  for (let index = 0; index < text.length; index++) {
    const at = index;
    const unit = text.charCodeAt(at);
    const folded = FOLD[unit] || learn(unit);
    if (folded === MARK || folded === INVISIBLE || folded === APOSTROPHE) continue;
    if (folded >= LETTER || folded === LONG) {
      const letters = folded === LONG ? foldLong(text, at) : String.fromCharCode(folded);
      if (letters === LONG_BREAK) return undefined;
      index += unitsAt(text, index) - 1;
      if (folded === LONG && letters <= LONG_INVISIBLE) continue;
      if (gap && key) key += gap;
      gap = '';
      if (isCapital(text, at) && key.length < MAX_CASE_BITS) capitals |= 1 << key.length;
      key += letters;
    } else if (folded === SPACE || folded === HYPHEN) {
      gap ||= ' ';
    } else if (folded === LINKER) {
      gap = text[index] ?? '';
    } else if (folded === BREAK) {
      return undefined;
    }
  }
  return key ? { key, capitals } : undefined;
}

/** Whether the character at `index` is a capital letter. */
export function isCapital(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  if (unit < 0x80) return unit >= 65 && unit <= 90;
  const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
  return character.toLowerCase() !== character;
}
