import type { Kind } from './entry.ts';
import { pluralForms, singularForms } from './inflection.ts';
import { spellings } from './spelling.ts';

/** A form with more variants than this has a rule run wild; the rest is not worth its bytes. */
const MOST_VARIANTS = 120;

export interface VariantRules {
  /** Only its number and joints vary. */
  abbreviation: boolean;
  /** Listed as a further form of the headword: an adjective or a verb as often as a noun. */
  inflected: boolean;
  kind: Kind;
}

/**
 * Other ways to write one form: eponyms with and without 's, disease/syndrome/disorder, British and
 * American, compounds closed or open, Greek letters, numerals, plural and singular.
 * Hyphen against space, case, accents and apostrophes are left to folding.
 */
export function variants(text: string, { abbreviation, inflected, kind }: VariantRules): string[] {
  if (/^-|-$/.test(text)) return [];
  const steps = abbreviation
    ? [greekVariants, closedVariants, abbreviationNumber]
    : [
        eponymVariants,
        spellings,
        illnessVariants,
        greekVariants,
        numeralVariants,
        closedVariants,
        openVariants,
        dottedVariants,
        (form: string) => [...pluralForms(form, kind, inflected), ...singularForms(form, kind)],
      ];
  const all = new Set([text]);
  for (const step of steps) {
    for (const form of [...all]) {
      for (const made of step(form)) if (all.size < MOST_VARIANTS) all.add(made);
    }
  }
  all.delete(text);
  return [...all];
}

/** NSAIDs from NSAID, and DMARD from DMARDs. */
function abbreviationNumber(text: string): string[] {
  if (/\p{Lu}s$/u.test(text)) return [text.slice(0, -1)];
  if (/\s\p{Ll}{3,}$/u.test(text)) return /s$/.test(text) ? [] : [`${text}s`];
  return /[\p{Lu}\d]$/u.test(text) && !/S$|^\p{Lu}$/u.test(text) ? [`${text}s`] : [];
}

/** Behçet's disease and Behçet disease; Graves' disease and Graves disease, Grave's disease. */
function eponymVariants(text: string): string[] {
  const made: string[] = [];
  if (/\p{L}['’]s(?= )/u.test(text)) made.push(text.replace(/(\p{L})['’]s(?= )/u, '$1'));
  const bare = /(?<=^|\s)(\p{Lu}\p{Ll}+)(?= (?:disease|syndrome|disorder|sign|phenomenon)s?$)/u;
  const name = bare.exec(text)?.[1];
  if (name && !/(?:ic|al|ian|ve|ar|ed|s)$/.test(name)) made.push(text.replace(bare, "$1's"));
  return made;
}

const ILLNESS = /(?<= )(disease|syndrome|disorder)(s?)(?=$| )/;

function illnessVariants(text: string): string[] {
  if (!ILLNESS.test(text)) return [];
  return ['disease', 'syndrome', 'disorder']
    .map((word) => text.replace(ILLNESS, `${word}$2`))
    .filter((made) => made !== text);
}

const GREEK: readonly (readonly [letter: string, name: string])[] = [
  ['α', 'alpha'],
  ['β', 'beta'],
  ['γ', 'gamma'],
  ['δ', 'delta'],
  ['ε', 'epsilon'],
  ['κ', 'kappa'],
  ['λ', 'lambda'],
  ['μ', 'mu'],
  ['ω', 'omega'],
];

/** beta-2 is also β2, β-2 and beta2; TNF-α is also TNF-alpha and TNFα. */
function greekVariants(text: string): string[] {
  const made = new Set<string>();
  for (const [letter, name] of GREEK) {
    const named = new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'giu');
    for (const spelled of [text, text.replaceAll(letter, name)]) {
      if (!named.test(spelled)) continue;
      const lettered = spelled.replace(named, letter);
      made.add(spelled);
      made.add(lettered);
      for (const form of [spelled, lettered]) {
        made.add(form.replace(new RegExp(`(${letter}|${name})[- ](?=\\d)`, 'giu'), '$1'));
      }
    }
  }
  made.delete(text);
  // A letter by itself is anything: kappa is not κ.
  return [...made].filter((form) => form.length > 1);
}

const ROMAN = [
  '0',
  'I',
  'II',
  'III',
  'IV',
  'V',
  'VI',
  'VII',
  'VIII',
  'IX',
  'X',
  'XI',
  'XII',
  'XIII',
];
const NUMBERED =
  /(?<=\b(?:type|stage|class|grade|factor|phase|group|level|glycoprotein|angiotensin|bipolar)[ -])([IVX]+|\d{1,2})\b/gi;

/** Type 1 and type I, factor VIII and factor 8. */
function numeralVariants(text: string): string[] {
  const made = text.replace(NUMBERED, (number) => {
    if (/^\d+$/.test(number)) return ROMAN[Number(number)] ?? number;
    const value = ROMAN.indexOf(number.toUpperCase());
    return value > 0 ? String(value) : number;
  });
  return made === text ? [] : [made];
}

/** A hyphen after a short beginning; the compound adjectives of -onset, -related are never closed. */
const CLOSED =
  /(?<=(?<!-)(?<![\p{L}\d]{7})[\p{L}\d])[-‐‑](?=[\p{L}\d])(?!(?:onset|associated|acquired|related|mediated|induced|term|positive|negative|specific|approved|dependent|of|to|in|the|and|free|like|based)\b)/gu;

/** What is written with a hyphen is also written as one word. */
function closedVariants(text: string): string[] {
  const closed = text.replace(CLOSED, '');
  const afterGreek = text.replace(/^(alpha|beta|gamma) (?=\p{L})/giu, '$1');
  return [closed, afterGreek].filter((made) => made !== text);
}

/** Beginnings that writers set apart by a hyphen or a space: anti-nuclear, auto immune. */
const PREFIXES =
  /(?<![\p{L}-])(anti(?!bod|bio|gen|dot|sep)|auto(?!nom|mat)|non|post(?=part|nat|oper|meno|trau|infl|vir|herp|thr|ict|str)|pre(?=ecl|dia|ter|nat|mal|can|cli|men|aut|ope)|sub(?=acu|cut|cli|lin|epi)|multi(?!pl)|immuno(?!log|glob)|photo|gastro|neuro(?!log|tic|sis|ns?$)|musculo)(?=\p{Ll}{4})/u;

function openVariants(text: string): string[] {
  const made = text.replace(PREFIXES, '$1-');
  return made === text ? [] : [made];
}

/** C. difficile is also C difficile. */
function dottedVariants(text: string): string[] {
  return /\b\p{L}\. /u.test(text) ? [text.replace(/\b(\p{L})\. /u, '$1 ')] : [];
}
