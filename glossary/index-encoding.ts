import { base64Of } from './base64.ts';
import { canonical, MAX_CASE_BITS } from './canonical.ts';
import type { Needs } from './entry.ts';
import {
  BUCKETS,
  BUCKETS_A_STEP,
  bucketOf,
  gateBitsFor,
  idOfHeadword,
  KIN_MARK,
  LONGEST_FORM,
  LONGEST_SHARED,
  LOWER_PART,
  NEEDS_MARKS,
  NUMBER_BASE,
  OPENING_BITS,
  openingOf,
  SHARED_BASE,
  secondBits,
  WORD_BITS,
} from './index-format.ts';

/** One form, on its way into the index. */
export interface IndexedForm {
  /** Forms of one entry stand together, the headword first. */
  id: string;
  text: string;
  needs?: Needs;
  /** Capitals must match. */
  abbreviation: boolean;
  /** Entries of one topic stand together; it tells senses apart. */
  topic?: string;
  /** Names an illness, medicine, test and the like: marked on pages in other languages too. */
  technical?: boolean;
}

/**
 * Forms, by entry, as the string that ships, with the kin of each entry (see kinOf). Forms that cannot
 * be matched are left out.
 */
export function encodeIndex(
  forms: readonly IndexedForm[],
  kin: ReadonlyMap<string, readonly string[]> = new Map(),
): string {
  const groups = Map.groupBy(forms, ({ id }) => id);
  const numbers = new Map([...groups.keys()].map((id, number) => [id, number]));
  const words = new Set<number>();
  const openings = new Set<number>();
  const buckets: Set<number>[] = Array.from({ length: BUCKETS }, () => new Set());
  const lines: string[] = [];
  let topic: string | undefined;
  let count = 0;
  for (const [id, group] of groups) {
    const forms = writtenForms(group);
    const first = topic === undefined || group[0]?.topic !== topic;
    topic = group[0]?.topic;
    const relatives = (kin.get(id) ?? []).flatMap((one) => numbers.get(one) ?? []);
    const line = lineOf(id, group[0]?.technical ?? false, forms);
    lines.push((first ? '@' : '') + line + kinText(relatives));
    for (const { text, mark } of forms) {
      if (mark === NEEDS_MARKS.search) continue;
      count++;
      const { firstWord, opening } = openingOf(text);
      words.add(firstWord);
      openings.add(opening);
      buckets[bucketOf(opening)]?.add(lines.length - 1);
    }
  }
  const entries = buckets.flatMap((bucket) => [...bucket]);
  const tables = [
    base64Of(gateOf(words, WORD_BITS)),
    base64Of(gateOf(openings, OPENING_BITS)),
    base64Of(stepsOf(buckets)),
    written(buckets.map(({ size }) => size)),
    written(entries.map(higherPart)),
    written(entries.map(lowerPart)),
  ];
  return `${count} ${tables.join(' ')}\n${lines.join('\n')}\n`;
}

/** How many entries lie in the buckets before each step, as the halves of 32-bit numbers. */
function stepsOf(buckets: readonly ReadonlySet<number>[]): Uint16Array {
  const steps = new Uint32Array(BUCKETS / BUCKETS_A_STEP);
  let before = 0;
  for (const [bucket, { size }] of buckets.entries()) {
    if (bucket % BUCKETS_A_STEP === 0) steps[bucket / BUCKETS_A_STEP] = before;
    before += size;
  }
  return new Uint16Array(steps.buffer);
}

const higherPart = (entry: number) => Math.floor(entry / LOWER_PART);
const lowerPart = (entry: number) => entry % LOWER_PART;

function kinText(numbers: readonly number[]): string {
  if (numbers.length === 0) return '';
  return KIN_MARK + written(numbers.flatMap((number) => [higherPart(number), lowerPart(number)]));
}

/** Small numbers as one character each. */
function written(numbers: readonly number[]): string {
  return numbers.map((number) => String.fromCharCode(NUMBER_BASE + number)).join('');
}

function gateOf(hashes: ReadonlySet<number>, bitsAHash: number): Uint16Array {
  const gate = new Uint16Array(gateBitsFor(hashes.size, bitsAHash) / 16);
  const mask = gate.length * 16 - 1;
  for (const hash of hashes) {
    for (const bits of [hash, secondBits(hash)]) {
      const bit = bits & mask;
      gate[bit >> 4] = (gate[bit >> 4] ?? 0) | (1 << (bit & 15));
    }
  }
  return gate;
}

interface WrittenForm {
  /** The canonical key, with capitals where they must match. */
  text: string;
  mark: string;
}

/** What is written of an entry's forms, the headword first even when it is never matched. */
function writtenForms(group: readonly IndexedForm[]): WrittenForm[] {
  const [head, ...rest] = group.flatMap(({ text, needs, abbreviation }): WrittenForm[] => {
    const encoded = encodedText(text, abbreviation);
    if (encoded === undefined || encoded.length > LONGEST_FORM) return [];
    return [{ text: encoded, mark: NEEDS_MARKS[needs ?? 'none'] }];
  });
  if (!head) return [];
  const kept = rest.filter(({ mark }) => mark !== NEEDS_MARKS.search);
  return [head, ...kept.sort((a, b) => (a.text < b.text ? -1 : 1))];
}

function encodedText(text: string, abbreviation: boolean): string | undefined {
  const found = canonical(text);
  if (!found || !abbreviation || found.key.length > MAX_CASE_BITS) return found?.key;
  return [...found.key]
    .map((letter, index) => (found.capitals & (1 << index) ? letter.toUpperCase() : letter))
    .join('');
}

function lineOf(id: string, technical: boolean, forms: readonly WrittenForm[]): string {
  let line = technical ? '^' : '';
  if (idOfHeadword(forms[0]?.text ?? '') !== id) line += `=${id}=`;
  let before = '';
  for (const { text, mark } of forms) {
    let shared = 0;
    while (shared < LONGEST_SHARED && shared < text.length && text[shared] === before[shared]) {
      shared++;
    }
    line += mark + String.fromCharCode(SHARED_BASE + shared) + text.slice(shared);
    before = text;
  }
  return line;
}
