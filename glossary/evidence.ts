import type { BlockReading, JudgedCandidate } from './block-reading.ts';
import type { ShownMatch } from './judge.ts';
import type { Sense } from './match-index.ts';

/** How far evidence reaches from a form that needs it, in UTF-16 units of page text. */
const NEAR = 400;
/** Weight of near terms that a `context` form takes by itself, and that it takes on a medical page. */
const CONTEXT_WEIGHT = 2;
const CONTEXT_WEIGHT_MEDICAL = 1;
/** Weight of different terms that makes a page medical: this much, this dense, or much more. */
const MEDICAL_WEIGHT = 3.5;
const MEDICAL_UNITS_A_WEIGHT = 1500;
const MEDICAL_WEIGHT_ANYHOW = 18;
/** What one term weighs: an illness, test or medicine; a sign, body part or doctor's word; one in need itself. */
const TECHNICAL_WEIGHT = 1;
const PLAIN_WEIGHT = 0.5;
const NEEDY_WEIGHT = 0.5;
/** A text this short that names one technical term is medical: a post, a letter, a caption. */
const SHORT_TEXT = 1500;
/** Topic evidence that a `page` form takes where the page does not name its sense. */
const TOPIC_WEIGHT = 2;
/** Naming the sense in other words outweighs any topic. */
const SPELLED_WEIGHT = 10;
/** A word of another sense is shown beside the first when it is not this much weaker. */
const CLEARLY_STRONGER = 2;

/** A term that is evidence for others. */
interface Hit {
  at: number;
  sense: Sense;
}

interface Placed<Block> {
  block: Block;
  /** Where it begins, in units of page text read before it. */
  at: number;
  length: number;
  hits: readonly Hit[];
  open: boolean;
}

interface Defined {
  at: number;
  ids: readonly string[];
}

/**
 * What is known of the page as a whole: which unambiguous terms stand where, what it defines, what
 * it is about. Blocks lie in the order in which they were first read, which is nearly page order.
 */
export class PageEvidence<Block extends object> {
  readonly #english: boolean;
  readonly #changed: (block: Block) => void;
  readonly #places = new Map<Block, Placed<Block>>();
  #order: Placed<Block>[] = [];
  readonly #ids = new Map<string, number>();
  readonly #topics = new Map<number, Map<string, number>>();
  readonly #definitions = new Map<string, { block: Block; defined: Defined }[]>();
  /** Open blocks by what would change their verdicts: ids and abbreviations. */
  readonly #awaiting = new Map<string, Set<Block>>();
  /** Of all different terms of the page. */
  #weight = 0;
  #read = 0;
  #level = 0;

  constructor(english: boolean, changed: (block: Block) => void) {
    this.#english = english;
    this.#changed = changed;
  }

  /** Notes text that holds nothing. */
  pass(length: number): void {
    this.#read += length;
    this.#updateLevel();
  }

  add(block: Block, reading: BlockReading): void {
    const known = this.#places.get(block);
    const at = known?.at ?? this.#read;
    const hits = reading.candidates.flatMap((candidate) => hitOf(candidate, at));
    const open = reading.candidates.some(isOpen);
    const place = { block, at, length: reading.length, hits, open };
    this.#places.set(block, place);
    if (known) this.#order[this.#order.indexOf(known)] = place;
    else {
      this.#order.push(place);
      this.#read += reading.length;
    }
    for (const hit of hits) this.#count(hit.sense, 1);
    for (const { at: offset, definition } of reading.definitions) {
      const list = this.#definitions.get(definition.abbreviation) ?? [];
      list.push({ block, defined: { at: at + offset, ids: definition.ids } });
      this.#definitions.set(definition.abbreviation, list);
      this.#wake(definition.abbreviation);
    }
    for (const key of awaitedBy(reading)) {
      const blocks = this.#awaiting.get(key);
      if (blocks) blocks.add(block);
      else this.#awaiting.set(key, new Set([block]));
    }
    if (hits.length > 0) this.#wakeNear(place);
    this.#updateLevel();
  }

  remove(block: Block, reading: BlockReading): void {
    const place = this.#places.get(block);
    if (!place) return;
    for (const hit of place.hits) this.#count(hit.sense, -1);
    for (const { definition } of reading.definitions) {
      const list = this.#definitions.get(definition.abbreviation) ?? [];
      this.#definitions.set(
        definition.abbreviation,
        list.filter((one) => one.block !== block),
      );
      this.#wake(definition.abbreviation);
    }
    for (const key of awaitedBy(reading)) this.#awaiting.get(key)?.delete(block);
    this.#places.set(block, { ...place, hits: [], open: false });
    this.#wakeNear(place);
    this.#updateLevel();
  }

  verdicts(block: Block, reading: BlockReading): ShownMatch[] {
    const at = this.#places.get(block)?.at ?? 0;
    return reading.candidates.flatMap((candidate) => {
      const ids = this.#verdict(candidate, at + candidate.start);
      return ids.length > 0 ? [{ start: candidate.start, end: candidate.end, ids }] : [];
    });
  }

  /** The senses shown of one candidate, best first; none when it stays silent. */
  #verdict(candidate: JudgedCandidate, at: number): string[] {
    const { senses, abbreviated } = candidate;
    const defined = abbreviated ? this.#definitionOf(abbreviated, at) : undefined;
    if (defined) {
      const ours = senses.filter(({ id }) => defined.ids.includes(id));
      return ours.map(({ id }) => id);
    }
    if (candidate.silent) return [];
    if (!this.#english) {
      const plain = senses.filter((sense) => !sense.needs && sense.technical && !abbreviated);
      return plain.map(({ id }) => id);
    }
    const [only, another] = senses;
    if (only && !another && !only.needs) return [only.id];
    const near = this.#near(at);
    const weighed = senses
      .map((sense) => ({ sense, weight: this.#weigh(sense, near, senses.length > 1) }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight);
    const best = weighed[0]?.weight ?? 0;
    return weighed
      .filter(({ weight }) => weight * CLEARLY_STRONGER > best)
      .map(({ sense }) => sense.id);
  }

  /** What the page says the abbreviation means: the nearest definition, one before it first. */
  #definitionOf(abbreviation: string, at: number): Defined | undefined {
    let best: Defined | undefined;
    for (const { defined } of this.#definitions.get(abbreviation) ?? []) {
      if (!best || (defined.at <= at && defined.at > best.at) || best.at > at) best = defined;
    }
    return best;
  }

  /** How much speaks for a sense; 0 when it is not enough for what the form needs. */
  #weigh(sense: Sense, near: readonly Hit[], contested: boolean): number {
    const spelled = this.#ids.has(sense.id) ? SPELLED_WEIGHT : 0;
    const medical = this.#level > 0;
    const ids = new Set([sense.id]);
    let weight = 0;
    let topic = 0;
    for (const { sense: other } of near) {
      if (ids.has(other.id) || (other.needs && !medical)) continue;
      ids.add(other.id);
      const one = weightOf(other);
      weight += one;
      if (sense.topic > 0 && other.topic === sense.topic) topic += one;
    }
    // The entry itself in other words, near by.
    if (near.some(({ sense: other }) => other.id === sense.id && !other.needs))
      weight += TECHNICAL_WEIGHT;
    const onPage = Math.min(4, this.#topics.get(sense.topic)?.size ?? 0);
    if (sense.topic > 0) topic += onPage / 2;
    if (!sense.needs) return 1 + topic + spelled;
    if (sense.needs === 'context') {
      const enough = medical || this.#read < SHORT_TEXT ? CONTEXT_WEIGHT_MEDICAL : CONTEXT_WEIGHT;
      return weight >= enough || (medical && spelled > 0) ? weight + topic + spelled : 0;
    }
    const onTopic = medical && weight >= CONTEXT_WEIGHT_MEDICAL && topic >= TOPIC_WEIGHT;
    if (!onTopic && (spelled === 0 || weight === 0)) return 0;
    return (contested ? topic : weight) + topic + spelled;
  }

  /** Unambiguous terms within reach of a place. */
  #near(at: number): Hit[] {
    const hits: Hit[] = [];
    const order = this.#order;
    for (let index = this.#placeBefore(at + NEAR); index >= 0; index--) {
      const place = order[index];
      if (!place) continue;
      if (place.at + place.length < at - NEAR && place.at < at - NEAR * 10) break;
      for (const hit of place.hits) if (Math.abs(hit.at - at) <= NEAR) hits.push(hit);
    }
    return hits;
  }

  /** Index of the last place that begins at or before `at`. */
  #placeBefore(at: number): number {
    let low = 0;
    let high = this.#order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#order[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #count(sense: Sense, by: 1 | -1): void {
    if (sense.needs) return;
    const count = (this.#ids.get(sense.id) ?? 0) + by;
    if (count > 0) this.#ids.set(sense.id, count);
    else this.#ids.delete(sense.id);
    const topic = this.#topics.get(sense.topic) ?? new Map<string, number>();
    this.#topics.set(sense.topic, topic);
    if (count > 0) topic.set(sense.id, count);
    else topic.delete(sense.id);
    if (by === 1 ? count === 1 : count === 0) {
      this.#weight += by * weightOf(sense);
      this.#wake(sense.id);
    }
  }

  #wake(key: string): void {
    for (const block of this.#awaiting.get(key) ?? []) this.#changed(block);
  }

  #wakeNear({ at, length }: Placed<Block>): void {
    for (let index = this.#placeBefore(at + length + NEAR); index >= 0; index--) {
      const place = this.#order[index];
      if (!place) continue;
      if (place.at + place.length < at - NEAR && place.at < at - NEAR * 10) break;
      if (place.open) this.#changed(place.block);
    }
  }

  /** Whether the page is a medical one, from 0. All open verdicts are asked again when that changes. */
  #updateLevel(): void {
    const weight = this.#weight;
    const dense = weight >= MEDICAL_WEIGHT && weight * MEDICAL_UNITS_A_WEIGHT >= this.#read;
    const level = dense || weight >= MEDICAL_WEIGHT_ANYHOW ? 1 : 0;
    if (level === this.#level) return;
    this.#level = level;
    for (const place of this.#order) if (place.open) this.#changed(place.block);
  }
}

/** A candidate that means one thing is evidence for others; one that needs context itself, a little. */
function hitOf({ senses, start, silent }: JudgedCandidate, at: number): Hit[] {
  const [sense, other] = senses;
  if (!sense || other || silent) return [];
  if (sense.needs === 'page' || (sense.needs && !sense.technical)) return [];
  return [{ at: at + start, sense }];
}

function weightOf(sense: Sense): number {
  if (sense.needs) return NEEDY_WEIGHT;
  return sense.technical ? TECHNICAL_WEIGHT : PLAIN_WEIGHT;
}

function isOpen({ senses, abbreviated }: JudgedCandidate): boolean {
  return abbreviated !== '' || senses.length > 1 || senses[0]?.needs !== undefined;
}

function awaitedBy({ candidates }: BlockReading): Set<string> {
  const keys = new Set<string>();
  for (const candidate of candidates) {
    if (!isOpen(candidate)) continue;
    if (candidate.abbreviated) keys.add(candidate.abbreviated);
    for (const { id } of candidate.senses) keys.add(id);
  }
  return keys;
}
