import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { CARD_TEXTS, keepCardTexts } from '../../../components/card-texts.ts';
import { partText } from '../../../components/entry-text.ts';
import { t } from '../../../components/text.ts';
import { speakEnglish } from './mounted.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const CARD_FILES = [
  'components/term-card.tsx',
  'components/card-details.tsx',
  'components/linked-text.tsx',
  'components/speak-button.tsx',
  'entrypoints/overlay/nearest-list.tsx',
];

test('what a card says is all among the sentences that are kept', () => {
  for (const file of CARD_FILES) {
    const source = readFileSync(join(root, file), 'utf8');
    for (const [, key] of source.matchAll(/'((?:card|nearest)[A-Z]\w*|close|back|language)'/g)) {
      expect(CARD_TEXTS, file).toContain(key);
    }
  }
});

test('a card still speaks when the extension was updated under the page', () => {
  speakEnglish();
  keepCardTexts();
  fakeBrowser.i18n.getMessage = vi.fn(() => {
    throw new Error('Extension context invalidated.');
  }) as never;
  expect(t('cardSpeak', 'lupus')).toBe('Say “lupus” aloud');
  expect(partText('hair-nails')).toBe('Hair and nails');
  expect(t('sitePause')).toBe('sitePause');
});
