import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { claimForms } from '../../glossary/claims.ts';
import { compile } from '../../glossary/compile.ts';
import type { Entry } from '../../glossary/entry.ts';
import { type Fault, loadEntries, readTopic } from '../../glossary/load.ts';
import { findCandidates } from '../../glossary/match.ts';
import { decodeIndex } from '../../glossary/match-index.ts';

const { entries } = loadEntries(join(import.meta.dirname, '..', '..', 'glossary', 'entries'));
const { forms } = claimForms(entries);
const index = decodeIndex(compile(entries).matchIndex);

/** Noise that pages make of a word. Case is left alone in abbreviations, where capitals tell. */
const NOISE: readonly [string, (form: string, abbreviation: boolean) => string][] = [
  ['as it is', (form) => form],
  ['in capitals', (form, abbreviation) => (abbreviation ? form : form.toUpperCase())],
  ['in small letters', (form, abbreviation) => (abbreviation ? form : form.toLowerCase())],
  ['decomposed', (form) => form.normalize('NFD')],
  ['without accents', (form) => form.normalize('NFD').replace(/\p{M}/gu, '')],
  ['with typographic apostrophes', (form) => form.replace(/['’]/g, '’')],
  ['with no-break spaces', (form) => form.replaceAll(' ', '\u00a0')],
  ['with a soft hyphen inside', (form) => halves(form).join('\u00ad')],
  ['with a zero-width space inside', (form) => halves(form).join('\u200b')],
  ['with non-breaking hyphens', (form) => form.replaceAll('-', '\u2011')],
  ['with spaces for hyphens', (form) => form.replaceAll('-', ' ')],
  // "H.-pylori": a hyphen after other punctuation joins nothing.
  ['with hyphens for spaces', (form) => form.replace(/(?<=[\p{L}\p{N}]) /gu, '-')],
  ['as a possessive', (form) => `${form}’s`],
];

function halves(form: string): [string, string] {
  const middle = Math.ceil(form.length / 2);
  return [form.slice(0, middle), form.slice(middle)];
}

describe('every surface form of every entry is found', () => {
  test.each(NOISE)('%s', (_, change) => {
    const missed: string[] = [];
    for (const { id } of entries) {
      for (const { text: form, needs, abbreviation } of forms.get(id) ?? []) {
        if (needs === 'search') continue;
        const written = change(form, abbreviation);
        const before = 'ö “';
        const found = findCandidates([index], `${before}${written}”. b`).some(
          ({ start, end, senses }) =>
            start === before.length &&
            end === before.length + written.length &&
            senses.some((sense) => sense.id === id),
        );
        if (!found) missed.push(`${id}: ${written}`);
      }
    }
    expect(missed).toEqual([]);
  });
});

describe('a topic file with faults', () => {
  function faultsOf(yaml: string): Fault[] {
    const read: Entry[] = [];
    const faults: Fault[] = [];
    readTopic('topic.yaml', yaml, read, faults);
    return faults;
  }

  const SOUND = `- term: lupus
  kind: condition
  short: An illness.
  sources: [{ title: A page, url: "https://example.org/" }]
  reviewed: 2026-01-31
`;

  test('a sound entry has none', () => {
    expect(faultsOf(SOUND)).toEqual([]);
  });

  test.each([
    ['a field missing', SOUND.replace('  short: An illness.\n', ''), 1, 'short', 'is missing'],
    ['an unknown field', `${SOUND}  colour: red\n`, 6, 'colour', 'is not a known field'],
    ['an unknown kind', SOUND.replace('condition', 'ailment'), 2, 'kind', 'must be one of'],
    [
      'a source without a URL',
      SOUND.replace('https://example.org/', 'here'),
      4,
      'sources.0.url',
      'must be a URL',
    ],
    ['no date', SOUND.replace('2026-01-31', 'today'), 5, 'reviewed', 'must be a date'],
  ])('%s', (_, yaml, line, field, reason) => {
    expect(faultsOf(yaml)).toMatchObject([
      { file: 'topic.yaml', line, entry: 'lupus', field, reason: expect.stringContaining(reason) },
    ]);
  });

  test('what is no YAML is told with its line', () => {
    expect(faultsOf(`${SOUND}- term: "open\n`)[0]).toMatchObject({ file: 'topic.yaml', entry: '' });
    expect(faultsOf('lupus')[0]).toMatchObject({ line: 1, reason: 'must be a list of entries' });
  });
});
