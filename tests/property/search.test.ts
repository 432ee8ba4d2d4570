import fc from 'fast-check';
import { expect, test } from 'vitest';
import { misspellingDistance } from '../../glossary/misspelling.ts';
import { foldedText, foldForSearch } from '../../glossary/search-fold.ts';

const FAR = Number.POSITIVE_INFINITY;
const word = fc.string({ unit: fc.constantFrom(...'aeiourstphmc'), minLength: 3, maxLength: 14 });

test('each folded character comes from a place in the text, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (source) => {
      const { text, offsets } = foldForSearch(source);
      expect(offsets).toHaveLength(text.length);
      for (let i = 0; i < offsets.length; i++) {
        expect(offsets[i]).toBeLessThan(source.length);
        if (i > 0) expect(offsets[i]).toBeGreaterThanOrEqual(offsets[i - 1] ?? 0);
      }
      expect(foldForSearch(text).text).toBe(text);
      expect(foldedText(source)).toBe(text);
    }),
  );
});

test('plain names fold alike by the quick way', () => {
  const ascii = fc.string({ unit: 'binary-ascii', maxLength: 30 });
  fc.assert(
    fc.property(ascii, (source) => {
      expect(foldedText(source)).toBe(foldForSearch(source).text);
    }),
  );
});

test('a name is at no distance from itself, and nothing is nearer than that', () => {
  fc.assert(
    fc.property(word, word, (name, other) => {
      expect(misspellingDistance(name, name, FAR).cost).toBe(0);
      expect(misspellingDistance(other, name, FAR).cost).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('one slip of the finger costs at most one and a half letters', () => {
  fc.assert(
    fc.property(word, fc.nat(), fc.constantFrom('swap', 'drop', 'double'), (name, at, slip) => {
      const i = at % (name.length - 1);
      const [a = '', b = ''] = name.slice(i, i + 2);
      const typed = { swap: b + a, drop: b, double: a + a + b }[slip] ?? '';
      const query = name.slice(0, i) + typed + name.slice(i + 2);
      expect(misspellingDistance(query, name, FAR).cost).toBeLessThanOrEqual(1.5);
    }),
  );
});

test('a limit changes no distance below it', () => {
  fc.assert(
    fc.property(word, word, (query, name) => {
      const { cost } = misspellingDistance(query, name, FAR);
      expect(misspellingDistance(query, name, cost + 0.01).cost).toBe(cost);
    }),
  );
});
