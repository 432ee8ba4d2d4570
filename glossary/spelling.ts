/** British and American spelling of medical words, both ways. */

interface SpellingRule {
  american: RegExp;
  british: RegExp;
  toAmerican: string;
  toBritish: string;
}

/**
 * Letters that differ wherever they stand in a word: American, British, and the words that only
 * look alike (matched against the whole word).
 */
type Stem = readonly [american: string, british: string, unlike?: RegExp];
const STEMS: readonly Stem[] = [
  ['hemat', 'haemat', /[yt]hemat|schemat/],
  ['hemo', 'haemo', /[cy]t?hemo/],
  ['hemor', 'haemor'],
  ['heme', 'haeme', /[cty]heme/],
  ['hemangi', 'haemangi'],
  ['hemarthr', 'haemarthr'],
  ['edema', 'oedema', /angioedema/],
  ['esophag', 'oesophag', /(?:gastr|trache|pharyng)oesophag/],
  ['estrogen', 'oestrogen'],
  ['rrhea', 'rrhoea'],
  ['rrheic', 'rrhoeic'],
  ['pnea', 'pnoea'],
  ['pneic', 'pnoeic'],
  ['gynec', 'gynaec'],
  ['pediatr', 'paediatr'],
  ['orthoped', 'orthopaed'],
  ['esthes', 'aesthes'],
  ['esthet', 'aesthet'],
  ['celiac', 'coeliac'],
  ['cecum', 'caecum'],
  ['cecal', 'caecal'],
  ['fecal', 'faecal'],
  ['feces', 'faeces'],
  ['etiolog', 'aetiolog'],
  ['etiopath', 'aetiopath'],
  ['tumor', 'tumour', /tumorig|tumorous/],
  ['color', 'colour', /colorect|versicolor/],
  ['labor', 'labour', /laborator|collabor|elabor/],
  ['behavior', 'behaviour'],
  ['odor', 'odour', /odorif/],
  ['fiber', 'fibre'],
  ['center', 'centre'],
  ['liter', 'litre', /litera|oblit/],
  ['goiter', 'goitre'],
  ['maneuver', 'manoeuvre'],
  ['ameb', 'amoeb'],
  ['gray', 'grey'],
  ['aluminum', 'aluminium'],
  ['nevus', 'naevus'],
  ['nevi', 'naevi', /nevit/],
  ['nevo', 'naevo'],
  ['morphea', 'morphoea'],
  ['tenia', 'taenia'],
  ['pheochromo', 'phaeochromo'],
  ['titer', 'titre'],
  ['imeter', 'imetre', /dimeter|perimeter|oximeter/],
  ['previa', 'praevia'],
  ['neighbor', 'neighbour'],
  ['humor', 'humour', /humoral|humorous/],
  ['defense', 'defence'],
  ['counselor', 'counsellor'],
  ['counseling', 'counselling'],
  ['traveled', 'travelled'],
  ['traveling', 'travelling'],
  ['signaling', 'signalling'],
  ['mold', 'mould'],
  ['melena', 'melaena'],
  ['cesarean', 'caesarean'],
];

/** Spellings once British that British doctors and the NHS have given up: found, but not shown. */
const OLD_STEMS: readonly Stem[] = [
  ['estradiol', 'oestradiol'],
  ['fetal', 'foetal'],
  ['fetus', 'foetus'],
  ['leukocy', 'leucocy'],
  ['leukopen', 'leucopen'],
  ['leukopl', 'leucopl'],
  ['homeosta', 'homoeosta'],
  ['homeopath', 'homoeopath'],
  ['sulf', 'sulph'],
  ['cefa', 'cepha', /encepha|cephal(?!exin)/],
  ['cefuroxime', 'cephuroxime'],
  ['amfetamin', 'amphetamin'],
];

/** Endings; these apply to the last letters of a word alone. */
const ENDINGS: readonly SpellingRule[] = [
  {
    // Not systemic, epidemic, academic, chemical, polemic.
    american: /(?<=[a-z]{2})(?<!a|syst|epid|pand|end|acad|pol|tot|(?<!is)ch)emi(?=(?:a|as|c|cs)$)/,
    british: /aemi(?=(?:a|as|c|cs)$)/,
    toAmerican: 'emi',
    toBritish: 'aemi',
  },
  {
    american: /iz(?=(?:e|es|ed|er|ers|ing|ations?|ational)$)/,
    // Not exercise, advised, (immuno)compromised, rise: only stems that take -ize.
    british:
      /(?<=al|ar|an|in|on|ph|ym|un|as|it|er|ur|rd|il|et|ot|ul|im|gn|od|(?<!pr)om)is(?=(?:e|es|ed|er|ers|ing)$)|is(?=(?:ations?|ational)$)/,
    toAmerican: 'iz',
    toBritish: 'is',
  },
  {
    american: /(?<=al|ol)yz(?=(?:e|es|ed|er|ers|ing)$)/,
    british: /(?<=al|ol)ys(?=(?:ed|er|ers|ing)$)/,
    toAmerican: 'yz',
    toBritish: 'ys',
  },
];

export type Spelling = 'american' | 'british';

const ALL_STEMS = [...STEMS, ...OLD_STEMS];

/** The same words with each spelled the American way, and each the British way, where they differ. */
export function spellings(text: string): string[] {
  const found = new Set([
    text.replace(/\p{L}+/gu, (word) => respell(word, 'american', ALL_STEMS)),
    text.replace(/\p{L}+/gu, (word) => respell(word, 'british', ALL_STEMS)),
  ]);
  found.delete(text);
  return [...found];
}

/** Words that only look as if their ending were spelled in two ways. */
const ONE_WAY = /^(?:(?:re|over|under|mid|up|down)?siz|seiz|priz|capsiz|aris)(?:e|es|ed|ing)$/;

/** A text to be shown, in one spelling; a text that speaks of spelling is left as it is. */
export function inSpelling(text: string, to: Spelling): string {
  if (/\bspell(?:ing|ed)\b/.test(text)) return text;
  return text.replace(/\p{L}+/gu, (word) =>
    ONE_WAY.test(word.toLowerCase()) ? word : respell(word, to, STEMS),
  );
}

function respell(word: string, to: Spelling, stems: readonly Stem[]): string {
  const lower = word.toLowerCase();
  if (lower.length !== word.length || /[A-Z].*[A-Z]/.test(word)) return word;
  let result = lower;
  for (const [american, british, unlike] of stems) {
    const [from, into] = to === 'british' ? [american, british] : [british, american];
    // "oedema" holds "edema": swapping what is British already would give "ooedema".
    if (to === 'british' && british.endsWith(american) && result.includes(british)) continue;
    if (result.includes(from) && !unlike?.test(lower)) result = result.replace(from, into);
  }
  for (const ending of ENDINGS) {
    result =
      to === 'british'
        ? result.replace(ending.american, ending.toBritish)
        : result.replace(ending.british, ending.toAmerican);
  }
  if (result === lower) return word;
  return word[0] === lower[0] ? result : result.charAt(0).toUpperCase() + result.slice(1);
}
