import { longFormAfter, longFormBefore, spelledByInitials, wordsOf } from './acronyms.ts';
import type { Candidate } from './match.ts';

/** What a page says an abbreviation means: one of our entries, or (without ids) something else. */
export interface Definition {
  abbreviation: string;
  ids: readonly string[];
}

/** A long form is looked for this far from its abbreviation, in UTF-16 units. */
const REACH = 160;

/** "antinuclear antibodies test (ANA)": a word or two may stand between, in UTF-16 units. */
const SLACK = 24;

const OPENS_AFTER_LONG_FORM =
  /(?:[([]\s*(?:(?:or|also|aka|called|abbreviated|known|as|simply|the|hence|now|formerly|previously)\s+)*|,?\s+(?:or|(?:also |commonly |often |otherwise )?(?:known|referred to|abbreviated|called)(?: simply)?(?: as| to)?|abbreviated(?: as| to)?|aka|a\.k\.a\.)\s+)["“”'‘’]?$/i;
const PARENTHESIS = /[([][^()[\]]*$/;
const OPENS_BEFORE_LONG_FORM =
  /^["“”'‘’]?(?:\s*[([]\s*(?:or |also |short for |that is,? |i\.e\.,? |stands for |abbreviation (?:for|of) )*|,?\s+(?:or|also (?:known|called|referred to)(?: as)?|short for|(?:which |that )?stands for|(?:which |that )?means|is short for|is (?:an|the) (?:abbreviation|acronym) (?:for|of)|(?:an )?(?:abbreviation|acronym) (?:for|of))\s+|\s*[:=–—]\s+)(?:the\s+)?["“”'‘’]?/i;

/**
 * What the text says about the abbreviation at `candidates[which]`: "long form (ABBR)", "ABBR (long
 * form)", "long form, also known as ABBR", "ABBR, or long form", "ABBR stands for ...". Undefined
 * when it says nothing.
 */
export function definitionAt(
  text: string,
  candidates: readonly Candidate[],
  which: number,
): Definition | undefined {
  const candidate = candidates[which];
  if (!candidate) return undefined;
  const abbreviation = text.slice(candidate.start, candidate.end);
  return (
    definedBefore(text, candidates, which, abbreviation) ??
    definedAfter(text, candidates, which, abbreviation)
  );
}

function definedBefore(
  text: string,
  candidates: readonly Candidate[],
  which: number,
  abbreviation: string,
): Definition | undefined {
  const candidate = candidates[which] as Candidate;
  const from = Math.max(0, candidate.start - REACH);
  const left = text.slice(from, candidate.start);
  const opening = OPENS_AFTER_LONG_FORM.exec(left);
  // "(long form; ABBR)" and "(ABBR1, ABBR2)": the parenthesis opened before another word.
  const inside = opening ? null : PARENTHESIS.exec(left);
  const cut = opening?.index ?? (inside && inside[0].length < 12 ? inside.index : undefined);
  if (cut === undefined) return undefined;
  const inParenthesis = inside !== null || /[([]/.test(opening?.[0] ?? '');
  const sentence = left.slice(0, cut).split(/[.;:!?()[\]](?=\s|$)/);
  const before = (sentence.at(-1) ?? '').trimEnd();
  const start = from + cut - (left.slice(0, cut).length - left.slice(0, cut).lastIndexOf(before));
  const ids = idsWithin(candidates, which, start, from + cut, 'end');
  if (ids.length > 0) return { abbreviation, ids };
  if (inParenthesis) return foreign(abbreviation, candidate, longFormBefore(abbreviation, before));
  const words = wordsOf(before).map(([word]) => word);
  const spelled = [words.slice(-abbreviation.length), words.slice(-abbreviation.length - 1)];
  const found = spelled.find((last) => spelledByInitials(abbreviation, last))?.join(' ');
  // "microspheres, or MS": one word that holds all the letters.
  return foreign(
    abbreviation,
    candidate,
    found ?? longFormBefore(abbreviation, words.at(-1) ?? ''),
  );
}

function definedAfter(
  text: string,
  candidates: readonly Candidate[],
  which: number,
  abbreviation: string,
): Definition | undefined {
  const candidate = candidates[which] as Candidate;
  const right = text.slice(candidate.end, candidate.end + REACH);
  const opening = OPENS_BEFORE_LONG_FORM.exec(right);
  if (!opening) return undefined;
  const rest = right.slice(opening[0].length);
  const start = candidate.end + opening[0].length;
  const inParenthesis = /[([]/.test(opening[0]);
  const closed = inParenthesis ? rest.search(/[)\]]/) : rest.search(/[.;,()[\]]/);
  const after = closed < 0 ? rest : rest.slice(0, closed);
  const ids = idsWithin(candidates, which, start, start + after.length, 'start');
  if (ids.length > 0) return { abbreviation, ids };
  if (inParenthesis) return foreign(abbreviation, candidate, longFormAfter(abbreviation, after));
  const words = wordsOf(after).map(([word]) => word);
  const spelled = [words.slice(0, abbreviation.length), words.slice(0, abbreviation.length + 1)];
  const found = spelled.find((first) => spelledByInitials(abbreviation, first));
  return foreign(abbreviation, candidate, found?.join(' '));
}

/** Our meanings of the abbreviation that stand spelled out in a stretch, touching its nearer edge. */
function idsWithin(
  candidates: readonly Candidate[],
  which: number,
  start: number,
  end: number,
  edge: 'start' | 'end',
): string[] {
  const own = candidates[which]?.senses ?? [];
  const ids = new Set<string>();
  const step = edge === 'end' ? -1 : 1;
  for (let index = which + step; ; index += step) {
    const other = candidates[index];
    if (!other || other.start < start || other.end > end) break;
    const apart = edge === 'end' ? end - other.end : other.start - start;
    if (apart > SLACK) break;
    // An abbreviation spells nothing out: "AM, or PM".
    if (other.abbreviation) continue;
    for (const { id } of other.senses) if (own.some((sense) => sense.id === id)) ids.add(id);
  }
  return [...ids];
}

/** A long form that is none of our names: another thing, unless it is one of ours in other words. */
function foreign(
  abbreviation: string,
  candidate: Candidate,
  longForm: string | undefined,
): Definition | undefined {
  if (longForm === undefined) return undefined;
  const ids = candidate.senses
    .filter(({ names }) => resembles(longForm, names()))
    .map(({ id }) => id);
  return { abbreviation, ids };
}

/** Beginnings of words are compared: they agree where endings (spondylitis, spondyloarthritis) do not. */
const STEM_LENGTH = 4;

/** Letters that two names have in common from the start, written as one word: anti-nuclear auto-antibody. */
const COMMON_START = 10;

/** Whether more than half of the long form's words begin like words of one of the names, or all begins alike. */
function resembles(longForm: string, names: readonly string[]): boolean {
  const stems = stemsOf(longForm);
  const letters = lettersOnly(longForm);
  return names.some((name) => {
    if (lettersOnly(name).slice(0, COMMON_START) === letters.slice(0, COMMON_START)) {
      return letters.length >= COMMON_START;
    }
    const own = new Set(stemsOf(name));
    return own.size > 0 && stems.filter((stem) => own.has(stem)).length * 2 > stems.length;
  });
}

function lettersOnly(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function stemsOf(text: string): string[] {
  return wordsOf(text.toLowerCase())
    .map(([word]) => word.slice(0, STEM_LENGTH))
    .filter((stem) => stem.length >= 3);
}
