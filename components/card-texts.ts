import { ALERTS, BODY_PARTS, KINDS, TAGS } from '../glossary/entry.ts';
import { alertText, kindText, partText, tagText } from './entry-text.ts';
import { keepTexts, type TextKey } from './text.ts';

/** Every sentence a card can show, besides those for what an entry names by keyword. */
export const CARD_TEXTS: readonly TextKey[] = [
  'language',
  'back',
  'close',
  'cardMore',
  'cardKnown',
  'cardHideSite',
  'cardAdvice',
  'cardSpeak',
  'cardAffects',
  'cardCouldMean',
  'cardResults',
  'cardNot',
  'cardBroader',
  'cardAlso',
  'cardBrands',
  'cardRelated',
  'cardSources',
  'cardChecked',
  'cardReviewed',
  'cardOwn',
  'nearestTitle',
  'nearestWithin',
  'nearestNone',
];

/**
 * Reads all that cards say, so that they still say it when the extension has been updated under the
 * page and the browser answers no more.
 */
export function keepCardTexts(): void {
  keepTexts(CARD_TEXTS);
  KINDS.forEach(kindText);
  ALERTS.forEach(alertText);
  BODY_PARTS.forEach(partText);
  TAGS.forEach(tagText);
}
