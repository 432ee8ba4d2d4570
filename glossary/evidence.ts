import type { BlockReading, JudgedCandidate } from './block-reading.ts';
import type { ShownMatch } from './judge.ts';
import type { Sense } from './match-index.ts';

/** How far evidence reaches from a form that needs context, in UTF-16 units of page text. */
const NEAR = 400;
/** Weight of near terms that a `context` form takes. */
const CONTEXT_WEIGHT = 1;
/** Different technical terms that make a page medical, and how dense they must stand. */
const MEDICAL_TERMS = 4;
const MEDICAL_UNITS_A_TERM = 1500;
/** Topic evidence that a `page` form takes. */
const TOPIC_WEIGHT = 2;
/** A word of another sense is shown beside the first when it is not this much weaker. */
const CLEARLY_STRONGER = 2;

interface StrongHit {
  at: number;
  sense: Sense;
}

interface Placed<Block> {
  block: Block;
  /** Where it begins, in units of page text read before it. */
  at: number;
  length: number;
  strong: readonly StrongHit[];
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
  #technical = 0;
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
    const strong = reading.candidates.flatMap((candidate) => strongHit(candidate, at));
    const open = reading.candidates.some(isOpen);
    const place = { block, at, length: reading.length, strong, open };
    this.#places.set(block, place);
    if (known) this.#order[this.#order.indexOf(known)] = place;
    else {
      this.#order.push(place);
      this.#read += reading.length;
    }
    for (const hit of strong) this.#count(hit.sense, 1);
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
    if (strong.length > 0) this.#wakeNear(place);
    this.#updateLevel();
  }

  remove(block: Block, reading: BlockReading): void {
    const place = this.#places.get(block);
    if (!place) return;
    for (const hit of place.strong) this.#count(hit.sense, -1);
    for (const { definition } of reading.definitions) {
      const list = this.#definitions.get(definition.abbreviation) ?? [];
      this.#definitions.set(
        definition.abbreviation,
        list.filter((one) => one.block !== block),
      );
      this.#wake(definition.abbreviation);
    }
    for (const key of awaitedBy(reading)) this.#awaiting.get(key)?.delete(block);
    this.#places.set(block, { ...place, strong: [], open: false });
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
  #weigh(sense: Sense, near: readonly StrongHit[], contested: boolean): number {
    const spelled = this.#ids.has(sense.id) ? 10 : 0;
    const ids = new Set<string>();
    let weight = 0;
    let topic = 0;
    for (const { sense: other } of near) {
      if (ids.has(other.id)) continue;
      ids.add(other.id);
      const one = other.technical ? 1 : 0.5;
      weight += one;
      if (sense.topic > 0 && other.topic === sense.topic) topic += one;
    }
    const onPage = Math.min(4, this.#topics.get(sense.topic)?.size ?? 0);
    if (sense.topic > 0) topic += onPage / 2;
    if (!sense.needs) return 1 + topic + spelled;
    if (sense.needs === 'context') {
      const enough = weight >= CONTEXT_WEIGHT || (spelled && this.#level > 0);
      return enough ? weight + topic + spelled : 0;
    }
    const enough =
      spelled || (this.#level > 0 && weight >= CONTEXT_WEIGHT && topic >= TOPIC_WEIGHT);
    return enough ? (contested ? topic : weight) + topic + spelled : 0;
  }

  /** Unambiguous terms within reach of a place. */
  #near(at: number): StrongHit[] {
    const hits: StrongHit[] = [];
    const order = this.#order;
    for (let index = this.#placeBefore(at + NEAR); index >= 0; index--) {
      const place = order[index];
      if (!place) continue;
      if (place.at + place.length < at - NEAR && place.at < at - NEAR * 10) break;
      for (const hit of place.strong) if (Math.abs(hit.at - at) <= NEAR) hits.push(hit);
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
    const count = (this.#ids.get(sense.id) ?? 0) + by;
    if (count > 0) this.#ids.set(sense.id, count);
    else this.#ids.delete(sense.id);
    const topic = this.#topics.get(sense.topic) ?? new Map<string, number>();
    this.#topics.set(sense.topic, topic);
    if (count > 0) topic.set(sense.id, count);
    else topic.delete(sense.id);
    if (by === 1 ? count === 1 : count === 0) {
      if (sense.technical) this.#technical += by;
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
    const dense = this.#technical * MEDICAL_UNITS_A_TERM >= this.#read;
    const level =
      this.#technical >= MEDICAL_TERMS && (dense || this.#technical >= MEDICAL_TERMS * 4) ? 1 : 0;
    if (level === this.#level) return;
    this.#level = level;
    for (const place of this.#order) if (place.open) this.#changed(place.block);
  }
}

/** A candidate that means one thing wherever it stands is evidence for others. */
function strongHit({ senses, start, silent }: JudgedCandidate, at: number): StrongHit[] {
  const [sense, other] = senses;
  return sense && !other && !sense.needs && !silent ? [{ at: at + start, sense }] : [];
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
