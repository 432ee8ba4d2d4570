import { describe, expect, test } from 'vitest';
import { encodeIndex, type IndexedForm } from '../../glossary/index-encoding.ts';
import { findInText, PageJudge } from '../../glossary/judge.ts';
import { decodeIndex } from '../../glossary/match-index.ts';

const skin = { topic: 'skin', technical: true };
const blood = { topic: 'blood', technical: true };
const nerves = { topic: 'nerves', technical: true };
const signs = { topic: 'signs', technical: false };

function form(id: string, text: string, rest: Partial<IndexedForm>): IndexedForm {
  return { id, text, abbreviation: /^\p{Lu}{2,}$/u.test(text), ...rest };
}

/** As the glossary writes it: the headword first, topics together. */
const index = decodeIndex(
  encodeIndex(
    [
      form('pemphigus', 'pemphigus', skin),
      form('pemphigus-vulgaris', 'pemphigus vulgaris', skin),
      form('pemphigus-vulgaris', 'PV', { ...skin, needs: 'page' }),
      form('vasculitis', 'vasculitis', skin),
      form('psoriasis', 'psoriasis', skin),
      form('gpa', 'granulomatosis with polyangiitis', skin),
      form('gpa', 'GPA', { ...skin, needs: 'page' }),
      form('gpa', 'GPAs', { ...skin, needs: 'page', abbreviation: true }),
      form('sle', 'systemic lupus erythematosus', skin),
      form('sle', 'SLE', skin),
      form('sle', 'SLEs', { ...skin, abbreviation: true }),
      form('lupus', 'lupus', skin),
      form('polycythemia-vera', 'polycythemia vera', blood),
      form('polycythemia-vera', 'PV', { ...blood, needs: 'page' }),
      form('thrombosis', 'thrombosis', blood),
      form('leukemia', 'leukemia', blood),
      form('phlebotomy', 'phlebotomy', blood),
      form('multiple-sclerosis', 'multiple sclerosis', nerves),
      form('multiple-sclerosis', 'MS', { ...nerves, needs: 'page' }),
      form('antinuclear-antibody', 'antinuclear antibody', { topic: 'tests', technical: true }),
      form('antinuclear-antibody', 'ANA', { topic: 'tests', technical: true, needs: 'context' }),
      form('titer', 'titer', signs),
      form('rash', 'rash', { ...signs, needs: 'context' }),
      form('polymyositis', 'polymyositis', { topic: 'muscles', technical: true }),
      form('polymyositis', 'PM', { topic: 'muscles', technical: true, needs: 'page' }),
      form('rheumatoid-arthritis', 'rheumatoid arthritis', { topic: 'joints', technical: true }),
      form('rheumatoid-arthritis', 'RA', { topic: 'joints', technical: true, needs: 'page' }),
      form('methotrexate', 'methotrexate', { topic: 'medicines', technical: true }),
      form('rheumatoid-factor', 'rheumatoid factor', { topic: 'tests', technical: true }),
    ],
    new Map([['rheumatoid-arthritis', ['methotrexate', 'rheumatoid-factor']]]),
  ),
);

/** What is shown of a page, each with the senses it could have. */
function shown(text: string): string[] {
  return findInText([index], text).map(({ text: found, ids }) => `${found} = ${ids.join(' or ')}`);
}

function shownOf(abbreviation: string, text: string): string[] {
  return shown(text).filter((line) => line.startsWith(abbreviation));
}

describe('an abbreviation that the page defines', () => {
  test.each([
    'He had granulomatosis with polyangiitis (GPA). GPA is rare.',
    'GPA (granulomatosis with polyangiitis) is rare.',
    'Granulomatosis with polyangiitis, also known as GPA, is rare.',
    'GPA, or granulomatosis with polyangiitis, is rare.',
    'GPA is short for granulomatosis with polyangiitis.',
    'GPA stands for granulomatosis with polyangiitis.',
  ])('as ours is shown: %s', (text) => {
    expect(shownOf('GPA', text)[0]).toBe('GPA = gpa');
  });

  test.each([
    'Her grade point average (GPA) rose. The GPA counts, and lupus, vasculitis, psoriasis and pemphigus do not.',
    'GPA (grade point average) and lupus, vasculitis, psoriasis, pemphigus.',
    'Grade point average, or GPA, in lupus, vasculitis, psoriasis, pemphigus.',
    'GPA stands for grade point average. Lupus, vasculitis, psoriasis, pemphigus.',
    'GPA: grade point average. Lupus, vasculitis, psoriasis, pemphigus.',
    'Grade point averages (GPAs) in lupus and vasculitis. Her GPA, too. Psoriasis, pemphigus.',
  ])('as something else is silent: %s', (text) => {
    expect(shownOf('GPA', text)).toEqual([]);
  });

  test('as ours in other words is ours', () => {
    expect(shownOf('ANA', 'The anti-nuclear auto-antibody (ANA) was found.')).toEqual([
      'ANA = antinuclear-antibody',
    ]);
  });

  test('in the plural and the singular alike', () => {
    expect(shownOf('SLE', 'Short life expectancies (SLEs) matter. One SLE.')).toEqual([]);
  });
});

describe('a form that needs context', () => {
  test('is silent alone and shown beside medical terms', () => {
    expect(shown('A rash decision.')).toEqual([]);
    expect(shown('In lupus a rash is common.')).toEqual(['lupus = lupus', 'rash = rash']);
  });

  test('is silent far from the only medical term', () => {
    expect(shown(`Lupus. ${'Nothing of the kind here. '.repeat(80)} A rash decision.`)).toEqual([
      'Lupus = lupus',
    ]);
  });

  test('takes evidence from the blocks around it', () => {
    expect(shown('Lupus\n\nVasculitis\n\nrash\n\nPsoriasis')).toContain('rash = rash');
  });
});

describe('a form that needs the page', () => {
  const medical = 'Lupus, vasculitis and psoriasis; pemphigus too. ';

  test('is shown where the page names its sense in other words', () => {
    const text = 'Granulomatosis with polyangiitis and vasculitis.\n\nTreating GPA and vasculitis.';
    expect(shownOf('GPA', text)).toEqual(['GPA = gpa']);
  });

  test('is shown among terms of its topic', () => {
    expect(shownOf('GPA', `${medical} GPA`)).toEqual(['GPA = gpa']);
  });

  test('is silent on a page that is not medical, and on one of other topics', () => {
    expect(shownOf('MS', 'MS Word and MS Excel.')).toEqual([]);
    expect(shownOf('MS', `${medical} MS`)).toEqual([]);
  });

  test('is shown in a short post beside one of its kin, and on a long page beside two', () => {
    expect(shownOf('RA', 'I have RA and take methotrexate.')).toEqual([
      'RA = rheumatoid-arthritis',
    ]);
    expect(shownOf('RA', 'I have RA and psoriasis.')).toEqual([]);
    const long = `${'Nothing of the kind is said here. '.repeat(60)}\n\n`;
    expect(shownOf('RA', `${long} Our RA told us of methotrexate.`)).toEqual([]);
    expect(shownOf('RA', `${long} RA, methotrexate and rheumatoid factor.`)).toHaveLength(1);
  });

  test('is silent again once a short text has gone on about other things', () => {
    const judge = new PageJudge<object>([index], { english: true });
    const post = {};
    judge.read(post, 'I have RA and take methotrexate.');
    expect(judge.shown(post)).toHaveLength(2);
    judge.read({}, 'Nothing of the kind is said here. '.repeat(60));
    expect(judge.shown(post).map(({ ids }) => ids[0])).toEqual(['methotrexate']);
  });

  test('PV by its topic, and as could-mean where both are near', () => {
    const bloodPage = 'Polycythemia vera, thrombosis, leukemia, phlebotomy. PV thickens.';
    expect(shownOf('PV', bloodPage)).toEqual(['PV = polycythemia-vera']);
    expect(shownOf('PV', `${medical} Pemphigus vulgaris. PV`)).toEqual(['PV = pemphigus-vulgaris']);
    const neither = 'Multiple sclerosis, polymyositis, antinuclear antibody and lupus. PV';
    expect(shownOf('PV', neither)[0]?.split(' or ')).toHaveLength(2);
    const both = `${medical} Thrombosis, leukemia, phlebotomy, polycythemia vera, pemphigus vulgaris. PV`;
    expect(shownOf('PV', both)[0]?.split(' or ')).toHaveLength(2);
  });
});

describe('where abbreviations cannot be told', () => {
  const medical = 'Lupus, vasculitis and psoriasis; pemphigus and polymyositis. ';

  test('in all-capitals text they are silent, words are not', () => {
    expect(shown('ALL ABOUT SLE AND LUPUS')).toEqual(['LUPUS = lupus']);
    expect(shown('SLE, ANA and lupus')).toContain('SLE = sle');
    expect(shown('SLE')).toEqual(['SLE = sle']);
  });

  test('unless the page spells them out', () => {
    const text = 'Systemic lupus erythematosus (SLE) is long-lasting.\n\nTHE TREATMENT OF SLE';
    expect(shownOf('SLE', text)).toHaveLength(2);
  });

  test('a time of day', () => {
    expect(shownOf('PM', `${medical} At 11:25 PM, or 5 PM.`)).toEqual([]);
    expect(shownOf('PM', `${medical} PM weakens muscles.`)).toEqual(['PM = polymyositis']);
  });

  test('a message', () => {
    expect(shownOf('PM', `${medical} PM me if you want.`)).toEqual([]);
  });

  test("a model's number", () => {
    expect(shownOf('GPA', `${medical} The GPA-04 flew.`)).toEqual([]);
  });
});

describe('a page in another language', () => {
  const german =
    'Der systemische Lupus ist eine Krankheit, die viele Organe angreifen kann, und die Haut wird oft rot. ' +
    'Auch eine Vaskulitis oder vasculitis ist möglich. SLE und GPA, rash und titer werden hier nicht erklärt.';

  test('shows technical words that need nothing, and no abbreviation', () => {
    expect(shown(german)).toEqual(['Lupus = lupus', 'vasculitis = vasculitis']);
  });
});

describe('while the page is being read', () => {
  const blocks = (texts: string[]) => texts.map((text) => ({ text }));

  test('a later definition silences what was shown, and tells', () => {
    const judge = new PageJudge<{ text: string }>([index], { english: true });
    const [first, second] = blocks(['SLE again.', 'Sri Lanka Express (SLE), a train.']);
    if (!first || !second) throw new Error();
    judge.read(first, first.text);
    expect(judge.shown(first)).toHaveLength(1);
    const { revision } = judge;
    judge.read(second, second.text);
    expect(judge.revision).toBeGreaterThan(revision);
    expect([...judge.changedSince(revision)]).toContain(first);
    expect(judge.shown(first)).toEqual([]);
    judge.forget(second);
    expect(judge.shown(first)).toHaveLength(1);
  });

  test('later evidence shows what was silent', () => {
    const judge = new PageJudge<{ text: string }>([index], { english: true });
    const [first, second] = blocks([
      'Her GPA improved.',
      'Granulomatosis with polyangiitis, vasculitis.',
    ]);
    if (!first || !second) throw new Error();
    judge.read(first, first.text);
    expect(judge.shown(first)).toEqual([]);
    judge.read(second, second.text);
    expect(judge.shown(first)).toHaveLength(1);
  });

  test('a block without a candidate is not kept', () => {
    const judge = new PageJudge<object>([index], { english: true });
    expect(judge.read({}, 'Nothing of the kind.')).toBe(false);
  });

  test('a block read again shows what it holds now', () => {
    const judge = new PageJudge<object>([index], { english: true });
    const block = {};
    judge.read(block, 'lupus and psoriasis');
    judge.read(block, 'psoriasis');
    expect(judge.shown(block)).toEqual([{ start: 0, end: 9, ids: ['psoriasis'] }]);
    expect(judge.read(block, 'nothing')).toBe(false);
    expect(judge.shown(block)).toEqual([]);
  });

  test('the verdicts do not hang on the order of questions', () => {
    const texts = [
      'PV',
      'Lupus, vasculitis.',
      'Psoriasis, pemphigus: a rash.',
      'Pemphigus vulgaris',
      'ANA',
    ];
    const asked = new PageJudge<{ text: string }>([index], { english: true });
    const unasked = new PageJudge<{ text: string }>([index], { english: true });
    const pages = [blocks(texts), blocks(texts)] as const;
    for (const block of pages[0]) {
      asked.read(block, block.text);
      for (const other of pages[0]) asked.shown(other);
    }
    for (const block of pages[1]) unasked.read(block, block.text);
    expect(pages[0].map((block) => asked.shown(block))).toEqual(
      pages[1].map((block) => unasked.shown(block)),
    );
  });

  test('20,000 blocks are judged as they come in far under a second each thousand', () => {
    const judge = new PageJudge<object>([index], { english: true });
    const start = performance.now();
    let { revision } = judge;
    for (let count = 0; count < 20_000; count++) {
      judge.read({}, `PV, rash and ANA in ${count % 2 ? 'lupus' : 'GPA (grade point average)'}.`);
      if (count % 20 === 0) {
        for (const block of judge.changedSince(revision)) judge.shown(block);
        ({ revision } = judge);
      }
    }
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
