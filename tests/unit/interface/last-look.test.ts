// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { showLastLook } from '../../../components/use-settings.ts';
import { speakEnglish } from './mounted.ts';

const { dataset } = document.documentElement;

beforeEach(() => {
  speakEnglish();
  localStorage.clear();
  dataset.theme = 'auto';
});

test('a page begins in the colours and the text size of the last time', () => {
  localStorage.setItem('look', '{"theme":"dark","textSize":"largest"}');
  showLastLook();
  expect(dataset).toMatchObject({ theme: 'dark', textSize: 'largest' });
});

test.each(['nonsense', '{"theme":"plaid"}', '[]', 'null'])(
  'what cannot be read (%s) leaves the usual colours',
  (kept) => {
    localStorage.setItem('look', kept);
    showLastLook();
    expect(dataset.theme).toBe('auto');
  },
);
