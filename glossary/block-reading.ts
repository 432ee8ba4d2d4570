import { inAllCapitals } from './capitals.ts';
import { type Definition, definitionAt } from './definitions.ts';
import { type Candidate, findCandidates } from './match.ts';
import type { MatchIndex } from './match-index.ts';

/** What one block of text holds, before the page is asked. */
export interface BlockReading {
  /** UTF-16 units of text. */
  length: number;
  /** Whether any candidate is open. */
  open: boolean;
  candidates: readonly JudgedCandidate[];
  definitions: readonly { at: number; definition: Definition }[];
}

export interface JudgedCandidate extends Candidate {
  /** The abbreviation without plural or possessive, under which pages define it; '' for a word. */
  abbreviated: string;
  /** It stands where no abbreviation can be told: capitals all around, a time of day, a message, a model's number. */
  silent: boolean;
  /** What is shown of it hangs on the rest of the page. */
  open: boolean;
}

const TIME = /\d(?:\s|\u00a0)?$/;
/** "PM me": write to me in private, as people say in forums. */
const PRIVATE_MESSAGE = /^\s(?:me|us|him|her|them|you|sent)\b/;

/** Reads one block; undefined when it holds no form at all. */
export function readBlock(indexes: readonly MatchIndex[], text: string): BlockReading | undefined {
  const candidates = findCandidates(indexes, text);
  if (candidates.length === 0) return undefined;
  const definitions: { at: number; definition: Definition }[] = [];
  const judged = candidates.map((candidate, which): JudgedCandidate => {
    const { start, end, senses } = candidate;
    const open = senses.length > 1 || senses[0]?.needs !== undefined;
    if (!candidate.abbreviation) return { ...candidate, abbreviated: '', silent: false, open };
    const abbreviated = withoutEnding(text.slice(start, end));
    const definition = definitionAt(text, candidates, which);
    if (definition) {
      definitions.push({ at: start, definition: { ...definition, abbreviation: abbreviated } });
    }
    return {
      ...candidate,
      abbreviated,
      open: true,
      silent:
        isTime(text, start, abbreviated) ||
        (abbreviated === 'PM' && PRIVATE_MESSAGE.test(text.slice(end, end + 6))) ||
        inAllCapitals(text, start, end) ||
        (senses.every(({ needs }) => needs) && isDesignation(text, start, end)),
    };
  });
  const open = judged.some((candidate) => candidate.open);
  return { length: text.length, open, candidates: judged, definitions };
}

function withoutEnding(abbreviation: string): string {
  return abbreviation.replace(/(?<=[\p{Lu}\d])['’]?s$/u, '');
}

/** Progress MS-04, 747-AS: a model's name or number. */
function isDesignation(text: string, start: number, end: number): boolean {
  return (
    /^[-‐‑]\d/.test(text.slice(end, end + 2)) ||
    /\d[-‐‑]$/.test(text.slice(Math.max(0, start - 2), start))
  );
}

function isTime(text: string, start: number, abbreviation: string): boolean {
  return /^[AP]M$/.test(abbreviation) && TIME.test(text.slice(Math.max(0, start - 3), start));
}
