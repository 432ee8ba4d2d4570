import { describe, expect, test } from 'vitest';
import { checkEntries } from '../../glossary/check/checker.ts';
import { gradeOf, syllablesIn } from '../../glossary/check/reading.ts';
import { compile } from '../../glossary/compile.ts';
import type { Entry } from '../../glossary/entry.ts';
import { type Fault, readTopic } from '../../glossary/load.ts';

const TODAY = new Date('2026-11-26');

/** Two sound entries; a test spoils the first. */
function soundEntries(): [Entry, Entry] {
  const read: Entry[] = [];
  const faults: Fault[] = [];
  readTopic(
    'skin.yaml',
    `- term: pemphigus
  kind: condition
  say: PEM-fih-gus
  short: A rare illness in which the body attacks its own skin and makes it sore.
  more: It can start in the mouth. It does not spread from person to person.
  related: [vitiligo]
  affects: [skin, mouth-teeth]
  sources: [{ title: A page, url: "https://www.nhs.uk/conditions/pemphigus/" }]
  reviewed: 2026-11-21
- term: vitiligo
  kind: condition
  short: A long illness in which patches of skin turn white.
  related: [pemphigus]
  affects: [skin]
  sources: [{ title: A page, url: "https://www.nhs.uk/conditions/vitiligo/" }]
  reviewed: 2026-11-21
`,
    read,
    faults,
  );
  const [first, second] = read;
  if (!first || !second || faults.length > 0) throw new Error(JSON.stringify(faults));
  return [first, second];
}

function faultsWith(change: Partial<Entry>): string[] {
  const [first, second] = soundEntries();
  return checkEntries([{ ...first, ...change }, second], TODAY).map(
    ({ field, reason }) => `${field}: ${reason}`,
  );
}

describe('the checker', () => {
  test('finds nothing in sound entries', () => {
    expect(faultsWith({})).toEqual([]);
  });

  const words = (count: number) => Array.from({ length: count }, () => 'skin').join(' ');

  test.each<[string, Partial<Entry>, string]>([
    ['a short of too many words', { short: `A ${words(26)}.` }, 'short: has 27 words'],
    ['a short of two sentences', { short: 'A skin illness. It comes and goes.' }, 'short: has 2'],
    ['a short that does not say what it is', { short: 'It is a skin illness.' }, 'short: does not'],
    ['a text without its full stop', { short: 'A skin illness' }, 'short: does not end'],
    ['a more of too many words', { more: `${words(19)}. `.repeat(4) }, 'more: has 76 words'],
    [
      'a more of too many sentences',
      { more: 'The skin is sore. '.repeat(6).trim() },
      'more: has 6',
    ],
    ['a sentence too long', { more: `The ${words(20)}.` }, 'more: has 21 words in'],
    ['a plain too long', { plain: words(6) }, 'plain: has 6 words'],
    ['a plain that is the term', { plain: 'Pemphigus' }, 'plain: is the term'],
    ['results of a condition', { results: ['High fits.'] }, 'results: is for tests'],
    [
      'too many results',
      { kind: 'test', affects: [], results: ['A.', 'B.', 'C.'] },
      'results: has 3',
    ],
    ['brands of a condition', { brands: [{ text: 'Skinex' }] }, 'brands: is for medicines'],
    ['a not of two sentences', { not: 'A cold. It is no flu.' }, 'not: has 2'],
    ['parts of a body for a word', { kind: 'word' }, 'affects: is for conditions'],
    [
      'six parts of the body',
      {
        affects: ['skin', 'eyes', 'ears', 'lungs', 'heart', 'brain'],
      },
      'affects: names 6',
    ],
    ['the whole body and a part', { affects: ['whole-body', 'skin'] }, 'affects: whole-body'],
    ['five related entries', { related: ['a', 'b', 'c', 'd', 'e'] }, 'related: names 5'],
    ['itself as related', { related: ['pemphigus'] }, 'related: names the entry itself'],
    ['a circle of parents', { broader: 'pemphigus' }, 'broader: leads back'],
    [
      'a grade over 8',
      {
        more: 'Dermatological manifestations predominantly necessitate multidisciplinary evaluation.',
      },
      'short: with more reads at grade',
    ],
    [
      'its own stem as the explanation',
      {
        short: 'A kind of pemphigoid illness of the skin.',
      },
      'short: explains "pemphigus" with "pemphigoid"',
    ],
    [
      'a word nobody explains',
      {
        more: 'The keratinocytes come apart.',
      },
      'short, more: not an everyday word, an entry or explained: keratinocytes',
    ],
    ['advice', { more: 'You should rest.' }, 'more: gives advice: "You should"'],
    ['an order', { more: 'It is sore. Take rest.' }, 'more: gives advice'],
    ['a dose', { more: 'Many are given 10 mg a day.' }, 'more: names a dose'],
    ['a percentage', { more: 'It comes back in 20 % of people.' }, 'more: names a percentage'],
    ['a victim', { more: 'Its victims are few.' }, 'more: uses a war or victim word'],
    ['a promise', { more: 'Creams are completely safe.' }, 'more: promises or ranks'],
    ['a pronunciation without stress', { say: 'pem-fih-gus' }, 'say: no syllable is stressed'],
    ['a pronunciation of other signs', { say: 'PEM/fih' }, 'say: "PEM/fih" is not syllables'],
    ['a pronunciation of mixed capitals', { say: 'PEM-Fih-gus' }, 'say: "Fih" mixes'],
    [
      'a source nobody trusts',
      {
        sources: [{ title: 'A page', url: 'https://example.com/a' }],
      },
      'sources: example.com is not among',
    ],
    [
      'a source twice',
      {
        sources: Array(2).fill({ title: 'A page', url: 'https://www.nhs.uk/a' }),
      },
      'sources: https://www.nhs.uk/a stands twice',
    ],
    ['a date to come', { reviewed: '2027-01-01' }, 'reviewed: 2027-01-01 is in the future'],
    ['a check to come', { checked: '2027-01-01' }, 'checked: 2027-01-01 is in the future'],
    ['a word part that would be marked', { kind: 'wordpart', affects: [] }, 'needs: a word part'],
    [
      'the definition of another entry',
      {
        short: 'A long illness in which patches of the skin turn white.',
      },
      '',
    ],
  ])('finds %s', (_, change, expected) => {
    const found = faultsWith(change);
    if (expected) expect(found).toContainEqual(expect.stringContaining(expected));
    else expect(found.join()).toContain('says the same as');
  });

  test('tells file, line, entry and field of each', () => {
    const [first, second] = soundEntries();
    expect(checkEntries([first, { ...second, say: 'no' }], TODAY)).toMatchObject([
      { file: 'skin.yaml', line: 10, entry: 'vitiligo', field: 'say' },
    ]);
  });
});

test('ids that name no entry are faults', () => {
  const [first, second] = soundEntries();
  const { faults } = compile([{ ...first, related: ['lupus'], broader: 'lupus' }, second]);
  expect(faults.map(({ field, reason }) => `${field}: ${reason}`)).toEqual([
    'broader: names no entry: lupus',
    'related: names no entry: lupus',
  ]);
});

describe('the reading grade', () => {
  test('leaves the words of the headword out of the count', () => {
    const short = 'A sore skin.';
    const named = 'A sore skin, dermatomyositis.';
    expect(gradeOf({ term: 'dermatomyositis', short: named })).toBeCloseTo(
      gradeOf({ term: 'dermatomyositis', short }),
    );
    expect(gradeOf({ term: 'x', short: named })).toBeGreaterThan(gradeOf({ term: 'x', short }));
  });

  test('counts syllables as they are spoken', () => {
    expect(['disease', 'diarrhea', 'skin', 'blister'].map(syllablesIn)).toEqual([2, 4, 1, 2]);
  });
});
