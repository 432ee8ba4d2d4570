import { browser } from 'wxt/browser';
import type messages from '../public/_locales/en/messages.json';

/** Names of the sentences of the interface, in `public/_locales`. */
export type TextKey = keyof typeof messages;
type Counted<Key> = Key extends `${infer Stem}_other` ? Stem : never;
/** Names of sentences that depend on a number: written once for one and once for other numbers. */
export type CountKey = Counted<TextKey>;

/** Sentences as read, with `{1}` for the first substitution. */
const patterns = new Map<string, string>();
const PLACES = ['{1}', '{2}', '{3}', '{4}'];

/** A sentence in the reader's language, with `$1`, `$2` ... replaced. */
export function t(key: TextKey, ...substitutions: readonly (string | number)[]): string {
  return pattern(key).replace(/\{([1-4])\}/g, (_, place) =>
    String(substitutions[Number(place) - 1] ?? ''),
  );
}

/** A sentence about a number: `$1` is the number, written as the language writes it. */
export function tCount(key: CountKey, count: number, ...more: readonly string[]): string {
  const language = pattern('language');
  const form = new Intl.PluralRules(language).select(count) === 'one' ? 'one' : 'other';
  return t(`${key}_${form}` as TextKey, new Intl.NumberFormat(language).format(count), ...more);
}

/**
 * Reads sentences ahead of need. A content script whose extension was updated cannot ask the
 * browser any more, and its cards should still speak.
 */
export function keepTexts(keys: Iterable<TextKey>): void {
  for (const key of keys) pattern(key);
}

function pattern(key: TextKey): string {
  const known = patterns.get(key);
  if (known !== undefined) return known;
  let read = '';
  try {
    read = browser.i18n.getMessage(key, PLACES);
  } catch {
    // The extension was updated or removed under the page; the name below is all there is.
  }
  if (read === '') return key;
  patterns.set(key, read);
  return read;
}
