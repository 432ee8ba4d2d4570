import type { Kind } from './entry.ts';

/** Plurals and singulars of medical nouns, the Greek and Latin ones included. */

/** The noun that takes the plural stands before these: biopsy of the skin, clot in the leg. */
const AFTER_NOUN = / (?:of|in|with|for|to|at|on|from|by|after|due|without|during) .*$/;

/** What begins so is no noun: in vitro, with contrast, as needed. */
const NO_NOUN = /^(?:after|as|at|by|do|has|in|is|of|on|over|with|without)[ -]/i;

/** Endings of words that take no plural. */
const UNCOUNTED = /(?:itis|ness|ing|ed|ly|diabetes|herpes|rabies|scabies|measles)$/;
/** Adjectives, except as names of what is given or met: antibiotics, laxatives, clinics. */
const ADJECTIVAL = /(?:ous|ic|ical|ive|able|ible|less)$/;
const NOUN_KINDS: ReadonlySet<Kind> = new Set(['medicine', 'treatment', 'care', 'cause']);
/** What is no noun in these kinds mostly ends so: renal, cutaneous, acute. */
const ADJECTIVE = /(?:al|ar|ary|ory|ant|ent|ute|ile|oid|id|ine|ose|ete)$/;

const LATIN: readonly (readonly [ending: RegExp, plural: string])[] = [
  [/sis$/, 'ses'],
  [/xis$/, 'xes'],
  [/itis$/, 'itides'],
  [/(?<=[bcdglmnrtv]|atri|bacteri|heli|crani)um$/, 'a'],
  [/(?<=ull|ebr|rth|ell|erm|urs|rachn|ul|xill|ib|ill|aps|ent|in|ur|ol|ac|uc|agin|zo)a$/, 'ae'],
  [
    /(?<=ul|bronch|thromb|embol|fung|bacill|cocc|nev|naev|toph|nucle|villi?|stimul|croph|alv|foc|menisc|lymphonod|humer)us$/,
    'i',
  ],
  [/oma$/, 'omata'],
  [/(?<=ap|cort|vert|ind)ex$/, 'ices'],
  [/(?<=r|end|v)ix$/, 'ices'],
  [/(?<=phenomen|gangli|mitochondri|criteri|spermatozo)on$/, 'a'],
  [/(?<=nx)$/, 'es'],
  [/(?<=for|lu)men$/, 'mina'],
];

/** Plurals of the form's noun; none for adjectives and names of inflammations. */
export function pluralForms(text: string, kind: Kind, inflected: boolean): string[] {
  const rest = AFTER_NOUN.exec(text)?.[0] ?? '';
  const head = text.slice(0, text.length - rest.length);
  const noun = /\p{L}+$/u.exec(head)?.[0].toLowerCase() ?? '';
  if (noun.length < 3 || kind === 'wordpart' || NO_NOUN.test(text) || /['’]s?$/.test(head))
    return [];
  // Listed beside its singular it is a plural already: nevi, bullae, septa.
  if (inflected && noun.length === text.length && /(?:i|ae|(?<!om)a)$/.test(noun)) return [];
  const latin = LATIN.filter(([ending]) => ending.test(noun)).map(
    ([ending, plural]) => head.replace(ending, plural) + rest,
  );
  if (UNCOUNTED.test(noun)) return latin;
  if (ADJECTIVAL.test(noun) && !NOUN_KINDS.has(kind)) return latin;
  const maybeAdjective = inflected || kind === 'word' || kind === 'sign';
  if (maybeAdjective && noun.length === text.length && ADJECTIVE.test(noun)) return latin;
  const english = englishPlural(head, noun);
  return english ? [...latin, english + rest] : latin;
}

function englishPlural(head: string, noun: string): string | undefined {
  if (/(?:ss|x|z|ch|sh|[^aeiou]us|[aeo]us|sinus|virus)$/.test(noun)) return `${head}es`;
  if (/s$/.test(noun)) return undefined;
  if (/[^aeiou]y$/.test(noun)) return `${head.slice(0, -1)}ies`;
  return `${head}s`;
}

/** Short plurals such as hives and chills are words of their own; only from here on is -s removed. */
const SHORTEST_PLURAL = 8;

/** Singulars of a plural headword: T cells, glomeruli, corticosteroids. */
export function singularForms(text: string, kind: Kind): string[] {
  const noun = /\p{L}+$/u.exec(text)?.[0].toLowerCase() ?? '';
  const phrase = /[\s-]/.test(text);
  // The letter of protein S is no plural.
  if (kind === 'word' || kind === 'wordpart' || noun.length < 3) return [];
  if (!phrase && noun.length < SHORTEST_PLURAL) return [];
  if (/(?:ul|bronch|thromb|tub)i$/.test(noun)) return [`${text.slice(0, -1)}us`];
  if (/[a-z]{3}ae$/.test(noun)) return [text.slice(0, -1)];
  if (/[^aeiou]ies$/.test(noun) && !UNCOUNTED.test(noun)) return [`${text.slice(0, -3)}y`];
  if (/(?:x|ss|ch|sh)es$/.test(noun)) return [text.slice(0, -2)];
  if (/s$/.test(noun) && !/(?:[siuo]s|ics|ses|[xz]es)$/.test(noun) && !UNCOUNTED.test(noun)) {
    return [text.slice(0, -1)];
  }
  return [];
}
