import { describe, expect, test } from 'vitest';
import { GlossarySearch } from '../../glossary/search.ts';
import { namedCard, type SearchForm, searchForms } from '../../glossary/search-names.ts';
import { makeCard } from './interface/cards.ts';

/** A small glossary with the traps in it. */
const FORMS: SearchForm[] = [
  ['rheumatoid-arthritis', 'rheumatoid arthritis', 'term'],
  ['rheumatoid-arthritis', 'RA', 'abbr'],
  ['keratitis', 'keratitis', 'term'],
  ['rash', 'rash', 'term'],
  ['raynauds-phenomenon', "Raynaud's phenomenon", 'term'],
  ['antinuclear-antibody', 'antinuclear antibody', 'term'],
  ['antinuclear-antibody', 'ANA', 'abbr'],
  ['anaphylaxis', 'anaphylaxis', 'term'],
  ['banana', 'banana', 'term'],
  ['sjogrens-disease', "Sjögren's disease", 'term'],
  ['behcets-disease', "Behçet's disease", 'term'],
  ['psoriasis', 'psoriasis', 'term'],
  ['pneumonia', 'pneumonia', 'term'],
  ['lupus', 'lupus', 'term'],
  ['systemic-lupus-erythematosus', 'systemic lupus erythematosus', 'term'],
  ['systemic-lupus-erythematosus', 'SLE', 'abbr'],
  ['migraine', 'migraine', 'term'],
  ['pemphigus', 'pemphigus', 'term'],
  ['pemphigus-vulgaris', 'pemphigus vulgaris', 'term'],
  ['anemia', 'anemia', 'term'],
  ['joint', 'joint', 'term'],
  ['antibody', 'antibody', 'term'],
  ['islet-antibodies', 'islet antibodies', 'term'],
  ['mouth-ulcer', 'mouth ulcer', 'term'],
  ['ostomy', '-ostomy', 'term'],
  ['stoma', 'stoma', 'term'],
  ['stoma', 'ostomy', 'also'],
  ['granulomatosis-with-polyangiitis', 'granulomatosis with polyangiitis', 'term'],
  ['granulomatosis-with-polyangiitis', "Wegener's granulomatosis", 'also'],
].map(([id, text, kind]) => ({ id, text, kind }) as SearchForm);

const search = new GlossarySearch(FORMS);
const first = (query: string) => search.find(query)[0];

describe('search', () => {
  test.each([
    ['shogrens', 'sjogrens-disease'],
    ['bechets', 'behcets-disease'],
    ['soriasis', 'psoriasis'],
    ['numonia', 'pneumonia'],
    ['loopus', 'lupus'],
    ['mirgane', 'migraine'],
    ['pemfigus', 'pemphigus'],
    ['rumatoid arthritus', 'rheumatoid-arthritis'],
    ['wegners granulomatosis', 'granulomatosis-with-polyangiitis'],
    ['arthritis rheumatoid', 'rheumatoid-arthritis'],
  ])('forgives %s', (query, id) => expect(first(query)?.id).toBe(id));

  test.each([
    ['ra', 'rheumatoid-arthritis', 'abbreviation'],
    ['ana', 'antinuclear-antibody', 'abbreviation'],
    ['sle', 'systemic-lupus-erythematosus', 'abbreviation'],
    ['LUPUS', 'lupus', 'exact'],
    ['behcets disease', 'behcets-disease', 'exact'],
    ['Behçet’s disease', 'behcets-disease', 'exact'],
    ['anaemia', 'anemia', 'exact'],
    ['joints', 'joint', 'exact'],
    ['mouth-ulcers', 'mouth-ulcer', 'exact'],
    ['mouthulcer', 'mouth-ulcer', 'exact'],
    ['ostomy', 'stoma', 'alias'],
    ['lup', 'lupus', 'prefix'],
    ['arthri', 'rheumatoid-arthritis', 'prefix'],
    ['mouthul', 'mouth-ulcer', 'prefix'],
    ['sys lup', 'systemic-lupus-erythematosus', 'prefix'],
    ['antibodi', 'antibody', 'prefix'],
    ['ulcer moth', 'mouth-ulcer', 'fuzzy'],
  ])('finds %s as %s, %s', (query, id, how) => expect(first(query)).toMatchObject({ id, how }));

  test('has each entry once, with its headword and the name that matched', () => {
    const hits = search.find('pemphigus');
    expect(hits.map(({ id }) => id)).toEqual(['pemphigus', 'pemphigus-vulgaris']);
    expect(first('wegener')).toMatchObject({
      term: 'granulomatosis with polyangiitis',
      matched: "Wegener's granulomatosis",
    });
  });

  test('marks the letters typed, in the name as written', () => {
    const marked = (query: string) => {
      const hit = first(query);
      return hit?.ranges.map(([start, end]) => hit.matched.slice(start, end));
    };
    expect(marked('behcet')).toEqual(['Behçet']);
    expect(marked('behcets')).toEqual(["Behçet's"]);
    expect(marked('arthr')).toEqual(['arthr']);
    expect(marked('antinuc')).toEqual(['antinuc']);
    expect(marked('sys ery')).toEqual(['sys', 'ery']);
  });

  test.each([
    ['severe pemphigus vulgaris, at first', ['pemphigus-vulgaris']],
    ['with SLE: sore joint (and a rash)', ['systemic-lupus-erythematosus', 'joint', 'rash']],
    ['Sjogrens disease or RA', ['sjogrens-disease']],
    ['ana and her brother', []],
    ['nothing of the kind', []],
    ['', []],
  ])('finds the words that stand in "%s"', (text, ids) => {
    expect(search.within(text).map(({ id }) => id)).toEqual(ids);
  });

  test.each([
    ['what is pemphigus', 'pemphigus'],
    ['severe pemphigus vulgaris', 'pemphigus-vulgaris'],
    ['meaning of ana', 'antinuclear-antibody'],
    ['rumatoid artritis', 'rheumatoid-arthritis'],
    ['rhumatoid rash', 'rash'],
  ])('understands "%s"', (query, id) => {
    expect(first(query)?.id).toBe(id);
    expect(['exact', 'alias', 'abbreviation']).not.toContain(first(query)?.how);
  });

  test('names the nearest where nothing is found', () => {
    expect(search.find('qqqqqqqqq')).toEqual([]);
    expect(search.nearest('lxpqqs')).toHaveLength(3);
    expect(search.nearest('')).toEqual([]);
  });

  test.each([
    ['nothing', ''],
    ['spaces', '   '],
    ['signs of regular expressions', '.*+?^$[](){}|\\ ('],
    ['signs of extended search', '\'lupus !x =y ^z | "a b"'],
    ['emoji', '🦠🧬👩🏽‍⚕️'],
    ['another script', 'волчанка системная'],
    ['Chinese', '红斑狼疮'],
    ['Arabic', 'الذئبة'],
    ['half an emoji', '\ud83e'],
    ['combining marks alone', '\u0301\u0301'],
    ['10,000 letters', 'lupus '.repeat(1700)],
    ['10,000 of one letter', 'a'.repeat(10_000)],
  ])('stays calm at %s', (_, query) => {
    const began = performance.now();
    const hits = [...search.find(query), ...search.nearest(query)];
    for (const { matched, ranges } of hits) {
      for (const [start, end] of ranges) {
        expect(0 <= start && start <= end && end <= matched.length).toBe(true);
      }
    }
    expect(performance.now() - began).toBeLessThan(500);
  });

  test('finds the words of own glossaries too', () => {
    const own = makeCard({ id: 'own.a.port', term: 'port', also: [{ text: 'port-a-cath' }] });
    const both = new GlossarySearch([...FORMS, ...searchForms([namedCard(own)])]);
    expect(both.find('portacath')[0]).toMatchObject({ id: 'own.a.port', term: 'port' });
  });
});
