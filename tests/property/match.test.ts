import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AddressRun, addressAround } from '../../glossary/addresses.ts';
import { encodeIndex, type IndexedForm } from '../../glossary/index-encoding.ts';
import { findCandidates } from '../../glossary/match.ts';
import { decodeIndex } from '../../glossary/match-index.ts';
import { type NaiveForm, naiveMatches } from './naive-matcher.ts';

/** `INLAY_CASES=1000000 npm test -- --project unit tests/property` runs a million. */
const CASES = Number(process.env.INLAY_CASES ?? 20_000);

/** Forms that get in each other's way: beginnings of one another, case alone apart, accents, joints. */
const FORMS: readonly string[] = [
  'lupus',
  'lupus nephritis',
  'systemic lupus',
  'systemic lupus erythematosus',
  'SLE',
  'SLEs',
  'NSAID',
  'NSAIDs',
  "Behçet's disease",
  "Behçet's",
  'Behçet',
  'Sjögren syndrome',
  'Sjögrens',
  'AIDS',
  'aids',
  'MS',
  'IgA',
  'IgA nephropathy',
  'anti-nuclear antibody',
  'antinuclear antibody',
  'c-ANCA',
  'ANCA',
  'ANCA vasculitis',
  'factor VIII',
  'factor 8',
  'type 1 diabetes',
  'β-blocker',
  'beta blocker',
  'TNF-α',
  'C. difficile',
  'C difficile',
  'Ro/SSA',
  'A&E',
  'IL-6',
  'IL-17A',
  'vitamin B12',
  'ﬂuoride',
  'œdema',
  'straße',
  'T cell',
  'T',
  'cell',
  'cell count',
  'naïve T cell',
  'İstanbul disease',
  'µ opioid',
  'a b c d',
  'b c',
];

const NOISE: readonly string[] = [
  ' ',
  '  ',
  '\n',
  '\u00a0',
  '\u2009',
  '-',
  '\u2010',
  '\u2011',
  '–',
  '—',
  '\u00ad',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u0301',
  '\u0327',
  "'",
  '’',
  'ʼ',
  "'s",
  '’s',
  's',
  ',',
  '.',
  '. ',
  ';',
  '(',
  ')',
  '/',
  '&',
  '+',
  '_',
  '0',
  '7',
  '漢',
  'の',
  '한',
  'ж',
  'ש',
  'م',
  '\ud800',
  '\udc00',
  '😀',
  '𝐒',
  '𝛽',
  'Ａ',
  'ﬁ',
  'ﬀ',
  'ß',
  'ẞ',
  'İ',
  'ı',
  'K',
  '¹',
  '₂',
  '\u202e',
  '',
  'x',
  'the ',
  ' of ',
];

const numbered = (texts: readonly string[]): NaiveForm[] =>
  texts.map((text, index) => ({
    id: `e${index}`,
    text,
    abbreviation: /\p{Lu}.*\p{Lu}/u.test(text) && !text.includes(' '),
  }));

const noisy: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.normalize('NFD'),
  (text) => text.replaceAll(' ', '\u00a0'),
  (text) => text.replaceAll(' ', '-'),
  (text) => text.replaceAll('-', '\u2011'),
  (text) => text.replaceAll("'", '’'),
  (text) => `${text.slice(0, 2)}\u00ad${text.slice(2)}`,
  (text) => `${text}’s`,
  (text) => text.slice(0, -1),
  (text) => text.slice(1),
];

function texts(forms: readonly string[]): fc.Arbitrary<string> {
  const form = fc
    .tuple(fc.constantFrom(...forms), fc.constantFrom(...noisy))
    .map(([text, change]) => change(text));
  const piece = fc.oneof(
    { weight: 4, arbitrary: form },
    { weight: 4, arbitrary: fc.constantFrom(...NOISE) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
  );
  return fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
}

function engineMatches(forms: readonly NaiveForm[], text: string) {
  const index = decodeIndex(encodeIndex(forms.map((form): IndexedForm => form)));
  return findCandidates([index], text).map(({ start, end, senses }) => ({
    start,
    end,
    ids: senses.map(({ id }) => id).sort(),
  }));
}

function addressTest(text: string) {
  const run: AddressRun = { start: 0, end: 0, address: false };
  return (start: number, end: number) => addressAround(text, start, end, run);
}

describe('matching agrees with a naive matcher', () => {
  test('on texts made of forms, pieces of them and noise', () => {
    const forms = numbered(FORMS);
    const index = decodeIndex(encodeIndex(forms));
    fc.assert(
      fc.property(texts(FORMS), (text) => {
        const found = findCandidates([index], text).map(({ start, end, senses }) => ({
          start,
          end,
          ids: senses.map(({ id }) => id).sort(),
        }));
        expect(found).toEqual(naiveMatches(forms, text, addressTest(text)));
      }),
      { numRuns: Math.ceil(CASES * 0.9) },
    );
  });

  test('on any forms over a few letters', () => {
    const letters = fc.constantFrom('a', 'b', 'A', 'é', 's', ' ', '-', "'s", '/', '1');
    const shortText = fc.array(letters, { minLength: 1, maxLength: 6 }).map((all) => all.join(''));
    const cases = fc.tuple(
      fc.uniqueArray(shortText, { minLength: 1, maxLength: 8 }),
      fc.array(fc.oneof(letters, fc.constantFrom('  ', '. ', '\u00ad', '\u0301', '漢')), {
        maxLength: 24,
      }),
    );
    fc.assert(
      fc.property(cases, ([written, pieces]) => {
        const forms = numbered(written);
        const text = pieces.join('');
        expect(engineMatches(forms, text)).toEqual(naiveMatches(forms, text, addressTest(text)));
      }),
      { numRuns: Math.ceil(CASES * 0.1) },
    );
  });
});
