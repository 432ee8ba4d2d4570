import { describe, expect, test } from 'vitest';
import { readsBritish } from '../../glossary/bundled.ts';
import { ENTRIES_FOLDER } from '../../glossary/cli/entries.ts';
import { compile } from '../../glossary/compile.ts';
import { loadEntries } from '../../glossary/load.ts';
import { inSpelling } from '../../glossary/spelling.ts';

const { entries } = loadEntries(ENTRIES_FOLDER);
const { american, british } = compile(entries);
const whole = entries.filter(({ kind }) => kind !== 'wordpart');
const texts = whole.flatMap(({ term, short, more = '', not = '', plain = '', results, also }) => [
  ...[term, short, more, not, plain],
  ...results,
  ...also.map(({ text }) => text),
]);

describe('the spelling that is shown', () => {
  test.each([
    ['Anemia and hemolysis of the tumor', 'Anaemia and haemolysis of the tumour'],
    [
      'the body’s defenses are organized in the center',
      'the body’s defences are organised in the centre',
    ],
    ['aqueous humor, gray mold', 'aqueous humour, grey mould'],
    ['diarrhea, edema and dyspnea', 'diarrhoea, oedema and dyspnoea'],
    ['pediatric gynecologist', 'paediatric gynaecologist'],
  ])('is American or British: %s', (us, gb) => {
    expect(inSpelling(us, 'british')).toBe(gb);
    expect(inSpelling(gb, 'american')).toBe(us);
  });

  test.each([
    'systemic epidemics of academic chemicals',
    'a pulse oximeter and its perimeter',
    'pityriasis versicolor',
    'angioedema',
    'the size of a prize that may arise and seize',
    'exercise, advise, compromise, otherwise',
    'fetus, homeostasis, sulfasalazine, cefalexin, estradiol, amphetamine, leukocyte',
    'humoral, colorectal, laboratory',
    'Hypoglycemia is low sugar. British spelling is -aemia.',
  ])('leaves alone what both write alike: %s', (text) => {
    expect(inSpelling(text, 'british')).toBe(text);
    expect(inSpelling(text, 'american')).toBe(text);
  });

  test('comes out the same whichever way an entry was written', () => {
    for (const text of texts) {
      const us = inSpelling(text, 'american');
      const gb = inSpelling(text, 'british');
      expect(inSpelling(us, 'american')).toBe(us);
      expect(inSpelling(gb, 'british')).toBe(gb);
      expect(inSpelling(gb, 'american')).toBe(us);
      expect(inSpelling(us, 'british')).toBe(gb);
    }
  });

  test('is asked of the language of the browser', () => {
    for (const language of ['en-US', 'en-us', 'en']) expect(readsBritish(language)).toBe(false);
    for (const language of ['en-GB', 'en-AU', 'en-IE', 'es', 'de-DE', ''])
      expect(readsBritish(language)).toBe(true);
  });

  test('changes no word that an entry links, and names nothing twice', () => {
    const before = new Map(american.cards.map((card) => [card.id, card]));
    expect(british.cards.length).toBeGreaterThan(100);
    for (const card of british.cards) {
      const linked = (of: typeof card | undefined) => of?.short.links.map(({ id }) => id);
      expect(linked(card), card.id).toEqual(linked(before.get(card.id)));
      const names = [card.term, ...card.also.map(({ text }) => text)].map((name) =>
        name.toLowerCase(),
      );
      expect(new Set(names).size, card.id).toBe(names.length);
    }
  });
});
