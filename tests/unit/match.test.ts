import { describe, expect, test } from 'vitest';
import { encodeIndex } from '../../glossary/index-encoding.ts';
import { findCandidates } from '../../glossary/match.ts';
import { decodeIndex } from '../../glossary/match-index.ts';

function indexOf(...texts: string[]) {
  const forms = texts.map((text) => ({
    id: text.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    text,
    abbreviation: /^\S*\p{Lu}\S*\p{Lu}\S*$/u.test(text),
  }));
  return decodeIndex(encodeIndex(forms));
}

/** What is found, as it stands in the text. */
function found(text: string, ...forms: string[]): string[] {
  return findCandidates([indexOf(...forms)], text).map(({ start, end }) => text.slice(start, end));
}

describe('folding', () => {
  test.each([
    ['capitals', 'PEMPHIGUS', 'pemphigus'],
    ['accents left out', 'Behcet disease', 'Behçet disease'],
    ['accents decomposed', 'Beh\u0063\u0327et disease', 'Behçet disease'],
    ['a typographic apostrophe', 'Sjögren’s', "Sjögren's"],
    ['a modifier apostrophe', 'Sjögrenʼs', "Sjögren's"],
    ['no apostrophe', 'Sjogrens', "Sjögren's"],
    ['a no-break space', 'lupus\u00a0nephritis', 'lupus nephritis'],
    ['a line break and indent', 'lupus\n    nephritis', 'lupus nephritis'],
    ['soft hyphens', 'pem\u00adphi\u00adgus', 'pemphigus'],
    ['a non-breaking hyphen', 'beta\u2011blocker', 'beta-blocker'],
    ['a hyphen at the end of a line', 'beta-\nblocker', 'beta-blocker'],
    ['zero-width characters', 'pem\u200bphi\u200dgus', 'pemphigus'],
    ['ligatures', 'ﬁbrosis', 'fibrosis'],
    ['full-width letters', 'ＳＬＥ', 'SLE'],
    ['mathematical letters', '𝐥𝐮𝐩𝐮𝐬', 'lupus'],
    ['a capital whose small letter is longer', 'İleitis', 'ileitis'],
    ['a subscript figure', 'IgG₄', 'IgG4'],
  ])('%s', (_, text, form) => {
    expect(found(`a ${text}, b`, form)).toEqual([text]);
  });

  test('offsets point into the text as given', () => {
    const text = 'İ ﬃ 😀 Sjo\u0308gren’s \u00adlu\u00adpus';
    const index = indexOf("Sjögren's", 'lupus');
    const places = findCandidates([index], text).map(({ start, end }) => [start, end]);
    expect(places).toEqual([
      [text.indexOf('Sjo'), text.indexOf('s \u00ad') + 1],
      [text.indexOf('lu'), text.length],
    ]);
  });
});

describe('boundaries', () => {
  test('a letter, digit or underscore next to a form keeps it from matching', () => {
    expect(found('AS400 xAS AS_PATH ASé 4AS ASж', 'AS')).toEqual([]);
  });

  test('other punctuation, CJK and footnote figures do not', () => {
    expect(found('(AS) AS/x 漢AS字 AS의 のAS AS² “AS”', 'AS')).toHaveLength(7);
  });

  test('a comma, a dash or a full stop parts a phrase', () => {
    expect(
      found('lupus, nephritis; lupus – nephritis. Lupus. Nephritis', 'lupus nephritis'),
    ).toEqual([]);
  });

  test('nothing matches in addresses, handles, hashtags and file names', () => {
    const text =
      'https://x.org/lupus www.lupus.org lupus@x.org @lupus #lupus lupus.pdf C:\\lupus\\a ~/lupus/b lupus.org/a';
    expect(found(text, 'lupus')).toEqual([]);
  });

  test('a full stop or slash alone makes no address', () => {
    expect(found('Of lupus. And lupus/SLE, e.g. lupus: (lupus)', 'lupus')).toHaveLength(4);
  });
});

describe('which form', () => {
  test('the longest at a place', () => {
    const forms = ['lupus', 'systemic lupus erythematosus', 'systemic lupus', 'lupus nephritis'];
    expect(found('systemic lupus nephritis and lupus nephritis', ...forms)).toEqual([
      'systemic lupus',
      'lupus nephritis',
    ]);
  });

  test('falls back when a longer one does not end', () => {
    expect(found('type 1 diabetic', 'type 1 diabetes', 'diabetic')).toEqual(['diabetic']);
  });

  test('abbreviations by their capitals, a possessive apart', () => {
    expect(found('SLE sle Sle SLE’s NSAIDs c-ANCA C-ANCA', 'SLE', 'NSAIDs', 'c-ANCA')).toEqual([
      'SLE',
      'SLE’s',
      'NSAIDs',
      'c-ANCA',
      'C-ANCA',
    ]);
  });

  test('a word whose hash is that of two other words is found after these, and these after it', () => {
    const both = ['keratoderma', 'power Dopplers'];
    expect(found('Of power Dopplers and keratoderma.', ...both)).toEqual([
      'power Dopplers',
      'keratoderma',
    ]);
    expect(found('Of keratoderma and power Dopplers.', ...both)).toEqual([
      'keratoderma',
      'power Dopplers',
    ]);
  });

  test('the same of several glossaries as of one', () => {
    const text = 'Behçet’s lupus, a systemic lupus; as SLE’s and A&E are, pem\u00adphigus';
    const forms = [
      'lupus',
      'systemic lupus',
      "Behçet's",
      'AS',
      'SLE',
      'A&E',
      'pemphigus',
      'a systemic way',
    ];
    const places = (all: ReturnType<typeof indexOf>[]) =>
      findCandidates(all, text).map(({ start, end }) => text.slice(start, end));
    expect(places(forms.map((form) => indexOf(form)))).toEqual(places([indexOf(...forms)]));
    expect(places([indexOf(...forms)])).toHaveLength(6);
  });

  test('a form of each of two glossaries, the longer first, both senses when alike', () => {
    const [own, ours] = [indexOf('lupus flare', 'gluten'), indexOf('lupus', 'gluten')];
    const matches = findCandidates([own, ours], 'lupus flare, gluten');
    expect(matches.map(({ senses }) => senses.map(({ id }) => id))).toEqual([
      ['lupus-flare'],
      ['gluten', 'gluten'],
    ]);
  });
});

describe('hostile text', () => {
  /** Far over what linear reading of 10 MB takes anywhere, far under what anything quadratic would. */
  const PATIENCE_MS = 20_000;
  const MEGABYTES_10 = 10_000_000;
  const repeat = (unit: string) => unit.repeat(Math.ceil(MEGABYTES_10 / unit.length));

  test.each([
    ['one letter', repeat('a')],
    ['one term', repeat('lupus ')],
    ['one term without a space', repeat('lupus,')],
    ['beginnings of a term', repeat('systemic lupus systemic ')],
    ['apostrophes', repeat("lupus's'")],
    ['spaces', `lupus${repeat(' ')}nephritis`],
    ['combining marks', `lupus${repeat('\u0301')}`],
    ['lone surrogates', repeat('\ud800lupus\udc00 ')],
    ['right-to-left text', repeat('זאבת lupus ذئبة ')],
  ])('10 MB of %s are read in linear time', (_, text) => {
    const index = indexOf(
      'lupus',
      'lupus nephritis',
      'systemic lupus erythematosus',
      "lupus's flare",
    );
    const start = performance.now();
    const matches = findCandidates([index], text);
    expect(performance.now() - start).toBeLessThan(PATIENCE_MS);
    for (const { start: from, end } of matches.slice(0, 100)) {
      expect(text.slice(from, end).replace(/[\u0301'\s]|s$/g, '')).toMatch(/^lupu/);
    }
  });

  test('an empty text holds nothing', () => {
    expect(found('', 'lupus')).toEqual([]);
    expect(findCandidates([], 'lupus')).toEqual([]);
  });
});
