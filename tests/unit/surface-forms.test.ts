import { describe, expect, test } from 'vitest';
import { claimForms } from '../../glossary/claims.ts';
import { compile } from '../../glossary/compile.ts';
import type { Entry } from '../../glossary/entry.ts';
import { spellings } from '../../glossary/spelling.ts';
import { surfaceForms } from '../../glossary/surface-forms.ts';

function entry(term: string, rest: Partial<Entry> = {}): Entry {
  return {
    id: term.toLowerCase().replaceAll(' ', '-'),
    term,
    kind: 'condition',
    short: 'An illness.',
    results: [],
    also: [],
    forms: [],
    misspelt: [],
    brands: [],
    abbr: [],
    related: [],
    alert: [],
    affects: [],
    sources: [],
    reviewed: '2026-01-31',
    topic: 'made-up',
    line: 1,
    ...rest,
  };
}

function formsOf(term: string, rest: Partial<Entry> = {}): string[] {
  return surfaceForms(entry(term, rest)).map(({ text }) => text);
}

describe('a headword is also written', () => {
  test.each<[string, Entry['kind'], string[]]>([
    ['diagnosis', 'test', ['diagnoses']],
    ['bulla', 'sign', ['bullae', 'bullas']],
    ['metastasis', 'condition', ['metastases']],
    ['glomerulus', 'body', ['glomeruli']],
    ['biopsy', 'test', ['biopsies']],
    ['abscess', 'condition', ['abscesses']],
    ['ganglion', 'body', ['ganglia', 'ganglions']],
    ['vertebra', 'body', ['vertebrae', 'vertebras']],
    ['atrium', 'body', ['atria', 'atriums']],
    ['carcinoma', 'condition', ['carcinomata', 'carcinomas']],
    ['infection of the skin', 'condition', ['infections of the skin']],
    ['suppressor T cells', 'substance', ['suppressor T cell']],
    ['corticosteroids', 'medicine', ['corticosteroid']],
    ['beta-blocker', 'medicine', ['beta-blockers', 'betablocker', 'β-blocker']],
    ['antinuclear antibody', 'test', ['anti-nuclear antibody', 'antinuclear antibodies']],
    [
      'anti-beta-2 glycoprotein I',
      'test',
      ['anti-β2 glycoprotein I', 'anti-β-2 glycoprotein I', 'anti-beta2 glycoprotein 1'],
    ],
    ['factor VIII', 'substance', ['factor 8']],
    ['type 1 diabetes', 'condition', ['type I diabetes']],
    [
      'autoimmune disease',
      'condition',
      ['autoimmune disorder', 'autoimmune diseases', 'auto-immune disease'],
    ],
    [
      "Behçet's disease",
      'condition',
      ['Behçet disease', "Behçet's syndrome", "Behçet's", 'Behçet'],
    ],
    ['Marfan syndrome', 'condition', ["Marfan's syndrome"]],
    ['hemolytic anemia', 'condition', ['haemolytic anaemia', 'hemolytic anemias']],
    ['Clostridioides difficile', 'cause', []],
  ])('%s', (term, kind, expected) => {
    expect(formsOf(term, { kind })).toEqual(expect.arrayContaining(expected));
  });

  test('a further form in the plural', () => {
    expect(formsOf('carcinoma', { forms: [{ text: 'adenocarcinoma' }] })).toContain(
      'adenocarcinomas',
    );
  });

  test('abbreviations in the plural, their capitals kept', () => {
    const forms = surfaceForms(entry('nonsteroidal drug', { abbr: [{ text: 'NSAID' }] }));
    const plural = forms.find(({ text }) => text === 'NSAIDs');
    expect(plural).toMatchObject({ abbreviation: true, derived: true });
  });
});

test('a wrong spelling that people write is found on pages, and no name of the entry', () => {
  const itch = entry('itch', { also: [{ text: 'pruritus' }], misspelt: [{ text: 'pruritis' }] });
  expect(surfaceForms(itch)).toContainEqual(expect.objectContaining({ text: 'pruritis' }));
  const { american } = compile([itch]);
  expect(JSON.stringify(american)).not.toContain('pruritis');
});

describe('what is not made', () => {
  test('a plural of an adjective, an inflammation or a word in -s', () => {
    expect(formsOf('renal', { kind: 'word' })).toEqual(['renal']);
    expect(formsOf('diabetes')).toEqual(['diabetes']);
    expect(formsOf('hives', { kind: 'sign' })).toEqual(['hives']);
    expect(formsOf('vasculitis')).not.toContain('vasculitises');
    expect(formsOf('with contrast', { kind: 'word' })).not.toContain('with contrasts');
  });

  test('a singular of a letter: protein S is not every protein', () => {
    expect(formsOf('protein S', { kind: 'test' })).not.toContain('protein ');
  });

  test("a bare name that is an everyday word: Still's disease", () => {
    expect(formsOf("Still's disease")).not.toContain('Still');
  });

  test('a bare name needs context, unless the entry lists it', () => {
    const forms = surfaceForms(entry("Sjögren's disease", { also: [{ text: "Sjögren's" }] }));
    const needs = new Map(forms.map(({ text, needs: needed }) => [text, needed]));
    expect(needs.get("Sjögren's")).toBeUndefined();
    expect(needs.get('Sjögren')).toBe('context');
  });

  test('a part of a word is left to search', () => {
    expect(surfaceForms(entry('-itis', { kind: 'wordpart' }))).toMatchObject([{ needs: 'search' }]);
  });
});

describe('British and American spelling', () => {
  test.each([
    ['anemia', 'anaemia'],
    ['edema', 'oedema'],
    ['esophagus', 'oesophagus'],
    ['diarrhea', 'diarrhoea'],
    ['hemorrhage', 'haemorrhage'],
    ['leukemia', 'leukaemia'],
    ['pediatric', 'paediatric'],
    ['localized', 'localised'],
    ['catheterization', 'catheterisation'],
    ['tumor', 'tumour'],
    ['ischemic', 'ischaemic'],
    ['fiber', 'fibre'],
  ])('%s is %s, and back', (american, british) => {
    expect(spellings(american)).toContain(british);
    expect(spellings(british)).toContain(american);
  });

  test.each([
    'systemic',
    'epidemic',
    'chemotherapy',
    'erythematosus',
    'hemiplegia',
    'exercise',
    'immunocompromised',
    'laboratory',
    'colorectal',
    'disease',
  ])('%s has one spelling', (word) => {
    expect(spellings(word)).toEqual([]);
  });
});

describe('a form that several entries claim', () => {
  const written = (term: string, sense?: true) => entry(term, { abbr: [{ text: 'PV', sense }] });

  test('is a fault unless each declares it as a sense', () => {
    const { faults } = claimForms([
      written('pemphigus vulgaris', true),
      written('polycythemia vera'),
    ]);
    expect(faults.map(({ entry: term, reason }) => [term, reason])).toEqual([
      ['polycythemia vera', expect.stringContaining('“PV” is claimed by pemphigus-vulgaris too')],
    ]);
    expect(claimForms([written('a', true), written('b', true)]).faults).toEqual([]);
  });

  test('goes to the one that writes it when the other has it from the build', () => {
    const { forms, faults } = claimForms([entry('X disease'), entry('X syndrome')]);
    expect(faults).toEqual([]);
    const texts = (id: string) => forms.get(id)?.map(({ text }) => text);
    expect(texts('x-disease')).not.toContain('X syndrome');
    expect(texts('x-syndrome')).toContain('X syndrome');
  });
});
