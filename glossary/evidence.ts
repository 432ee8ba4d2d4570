import type { BlockReading, JudgedCandidate } from './block-reading.ts';
import type { ShownMatch } from './judge.ts';
import type { Sense } from './match-index.ts';
import { type Hit, PageTerms, weightOf } from './page-terms.ts';

/** How far evidence reaches from a form that needs it, in UTF-16 units of page text. */
const NEAR = 400;
/** Weight of near terms that a `context` form takes by itself, and that it takes on a medical page. */
const CONTEXT_WEIGHT = 2;
const CONTEXT_WEIGHT_MEDICAL = 1;
/** Weight of different terms that makes a page medical: this much, this dense, or much more. */
const MEDICAL_WEIGHT = 3.5;
const MEDICAL_UNITS_A_WEIGHT = 1500;
const MEDICAL_WEIGHT_ANYHOW = 18;
/** A medical page stays one until its terms are this much thinner, so that marks do not flicker. */
const STAYING_SHARE = 0.5;
/** A text this short that names one technical term is medical: a post, a letter, a caption. */
const SHORT_TEXT = 1500;
/** Shorter texts without a term are not counted: a clock or counter that is read again and again. */
const SHORTEST_COUNTED = 20;
/** Topic evidence that a `page` form takes where the page does not name its sense. */
const TOPIC_WEIGHT = 2;
/** Terms of the topic elsewhere on the page count half, and no more than these. */
const MOST_ELSEWHERE = 4;
/** What one of its kin near by adds for a sense, and how many of them do for a `page` form by themselves. */
const KIN_WEIGHT = 2;
const ENOUGH_KIN = 2;
/** Naming the sense in other words outweighs any topic. */
const SPELLED_WEIGHT = 10;
/** Weight of near terms, of whatever topic, at which a shared form is shown with all its senses. */
const OPEN_WEIGHT = 3;
/** A word of another sense is shown beside the first when it is not this much weaker. */
const CLEARLY_STRONGER = 2;
/** Blocks before one that it can be evidence for. Blocks that small hold a word or two each. */
const MOST_BLOCKS_NEAR = 64;

/** Of one abbreviation on one page; what a page says this often it does not take back. */
const MOST_DEFINITIONS = 50;

interface Place<Block> {
  block: Block;
  /** Where it begins, in units of page text read before it. */
  at: number;
  reading: BlockReading;
  hits: readonly Hit[];
  gone: boolean;
}

interface PageDefinition {
  at: number;
  ids: readonly string[];
}

/**
 * What is known of the page as a whole, and what follows for each candidate. Blocks lie in the order
 * in which they were first read, which is nearly page order. Blocks whose verdicts may have changed
 * are told to `changed`.
 */
export class PageEvidence<Block extends object> {
  readonly #english: boolean;
  readonly #changed: (block: Block) => void;
  readonly #terms = new PageTerms();
  readonly #places = new Map<Block, Place<Block>>();
  /** By place; forgotten ones are swept out when they are many. */
  #order: Place<Block>[] = [];
  readonly #definitions = new Map<string, Set<PageDefinition>>();
  readonly #defines = new Map<Block, PageDefinition[]>();
  /** Open blocks by what would change their verdicts: ids and abbreviations. */
  readonly #awaiting = new Map<string, Set<Block>>();
  #read = 0;
  #medical = false;

  constructor(english: boolean, changed: (block: Block) => void) {
    this.#english = english;
    this.#changed = changed;
  }

  /** Notes text that holds no form. */
  pass(length: number): void {
    if (length < SHORTEST_COUNTED) return;
    this.#readOn(length);
    this.#weighPage();
  }

  /** Notes what a block holds, in the place of what it held before. */
  set(block: Block, reading: BlockReading): void {
    const before = this.#places.get(block);
    if (before) this.#take(before);
    const at = before?.at ?? this.#read;
    const hits = reading.candidates.flatMap((candidate) => hitOf(candidate, at));
    const place = before ?? { block, at, reading, hits, gone: false };
    place.reading = reading;
    place.hits = hits;
    if (!before) {
      this.#places.set(block, place);
      this.#order.push(place);
      this.#readOn(reading.length);
    }
    for (const hit of hits) if (this.#terms.add(hit)) this.#wake(hit.sense.id);
    this.#define(place);
    for (const key of awaitedBy(reading)) {
      const blocks = this.#awaiting.get(key);
      if (blocks) blocks.add(block);
      else this.#awaiting.set(key, new Set([block]));
    }
    if (hits.length > 0) this.#wakeNear(place);
    this.#weighPage();
  }

  #readOn(length: number): void {
    const before = this.#read;
    this.#read += length;
    if (before < SHORT_TEXT && this.#read >= SHORT_TEXT) this.#wakeOpen();
  }

  delete(block: Block): void {
    const place = this.#places.get(block);
    if (!place) return;
    this.#take(place);
    this.#places.delete(block);
    place.gone = true;
    if (this.#order.length > 2 * this.#places.size + MOST_BLOCKS_NEAR) {
      this.#order = this.#order.filter(({ gone }) => !gone);
    }
    this.#weighPage();
  }

  /** What is shown of a block. */
  verdicts(block: Block): ShownMatch[] {
    const place = this.#places.get(block);
    if (!place) return [];
    return place.reading.candidates.flatMap((candidate) => {
      const ids = this.#verdict(candidate, place.at + candidate.start);
      return ids.length > 0 ? [{ start: candidate.start, end: candidate.end, ids }] : [];
    });
  }

  #take(place: Place<Block>): void {
    for (const hit of place.hits) if (this.#terms.delete(hit)) this.#wake(hit.sense.id);
    this.#undefine(place);
    for (const key of awaitedBy(place.reading)) this.#awaiting.get(key)?.delete(place.block);
    if (place.hits.length > 0) this.#wakeNear(place);
  }

  #define({ block, at, reading }: Place<Block>): void {
    const own: PageDefinition[] = [];
    for (const { at: offset, definition } of reading.definitions) {
      const defined = { at: at + offset, ids: definition.ids };
      own.push(defined);
      const known = this.#definitions.get(definition.abbreviation) ?? new Set();
      this.#definitions.set(definition.abbreviation, known);
      if (known.size >= MOST_DEFINITIONS) continue;
      if (!agree(known, defined)) this.#wake(definition.abbreviation);
      known.add(defined);
    }
    if (own.length > 0) this.#defines.set(block, own);
  }

  #undefine({ block, reading }: Place<Block>): void {
    const own = this.#defines.get(block) ?? [];
    this.#defines.delete(block);
    reading.definitions.forEach(({ definition: { abbreviation } }, index) => {
      const defined = own[index];
      const known = this.#definitions.get(abbreviation);
      if (!defined || !known?.delete(defined)) return;
      if (!agree(known, defined)) this.#wake(abbreviation);
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
    const near = this.#terms.between(at - NEAR, at + NEAR);
    const weighed = senses
      .map((sense) => ({ sense, weight: this.#weigh(sense, near, senses.length > 1) }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight);
    if (weighed.length === 0) return this.#couldMean(senses, near);
    const best = weighed[0]?.weight ?? 0;
    return weighed
      .filter(({ weight }) => weight * CLEARLY_STRONGER > best)
      .map(({ sense }) => sense.id);
  }

  /** The senses of a shared form that stays open in the midst of a medical page; else none. */
  #couldMean(senses: readonly Sense[], near: readonly Hit[]): string[] {
    if (senses.length < 2 || !this.#medical) return [];
    const terms = new Map(near.map(({ sense }) => [sense.id, weightOf(sense)]));
    const weight = [...terms.values()].reduce((sum, one) => sum + one, 0);
    if (weight < OPEN_WEIGHT) return [];
    const topic = (sense: Sense) => this.#terms.ofTopic(sense.topic);
    return [...senses].sort((a, b) => topic(b) - topic(a)).map(({ id }) => id);
  }

  /** What the page says the abbreviation means: the last definition before the place, else the first after. */
  #definitionOf(abbreviation: string, at: number): PageDefinition | undefined {
    let best: PageDefinition | undefined;
    for (const defined of this.#definitions.get(abbreviation) ?? []) {
      const before = defined.at <= at;
      const bestBefore = best !== undefined && best.at <= at;
      if (!best || (before && (!bestBefore || defined.at > best.at))) best = defined;
      else if (!before && !bestBefore && defined.at < best.at) best = defined;
    }
    return best;
  }

  /** How much speaks for a sense; 0 when it is not enough for what the form needs. */
  #weigh(sense: Sense, near: readonly Hit[], contested: boolean): number {
    const spelled = this.#terms.has(sense.id) ? SPELLED_WEIGHT : 0;
    const counted = new Set<string>();
    let weight = 0;
    let topic = 0;
    let kin = 0;
    for (const { sense: other } of near) {
      if (counted.has(other.id) || (other.needs && (!this.#medical || other.id === sense.id)))
        continue;
      counted.add(other.id);
      weight += weightOf(other);
      if (other.topic === sense.topic) topic += weightOf(other);
      if (sense.needs === 'page' && sense.kin().has(other.id)) kin++;
    }
    topic += kin * KIN_WEIGHT;
    topic += Math.min(MOST_ELSEWHERE, this.#terms.ofTopic(sense.topic)) / 2;
    if (!sense.needs) return 1 + topic + spelled;
    const medical = this.#medical || this.#read < SHORT_TEXT;
    if (sense.needs === 'context') {
      const enough = medical ? CONTEXT_WEIGHT_MEDICAL : CONTEXT_WEIGHT;
      return weight >= enough || (this.#medical && spelled > 0) ? weight + topic + spelled : 0;
    }
    const onTopic = this.#medical && weight >= CONTEXT_WEIGHT_MEDICAL && topic >= TOPIC_WEIGHT;
    const amongKin = kin >= (medical ? 1 : ENOUGH_KIN);
    if (!onTopic && !amongKin && (spelled === 0 || weight === 0)) return 0;
    return (contested ? topic : weight) + topic + spelled;
  }

  #wake(key: string): void {
    for (const block of this.#awaiting.get(key) ?? []) this.#changed(block);
  }

  /** Tells open blocks that lie within reach of a place. */
  #wakeNear({ at, reading }: Place<Block>): void {
    const last = this.#placeBefore(at + reading.length + NEAR);
    for (let index = last; index >= 0; index--) {
      const place = this.#order[index];
      if (!place || (place.at < at && last - index > MOST_BLOCKS_NEAR)) break;
      const reaches = place.at + place.reading.length >= at - NEAR;
      if (reaches && !place.gone && place.reading.open) this.#changed(place.block);
    }
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

  /** Whether the page is a medical one. All open verdicts are asked again when that changes. */
  #weighPage(): void {
    const { weight } = this.#terms;
    const share = this.#medical ? STAYING_SHARE : 1;
    const dense = weight * MEDICAL_UNITS_A_WEIGHT >= this.#read * share;
    const medical =
      (weight >= MEDICAL_WEIGHT * share && dense) || weight >= MEDICAL_WEIGHT_ANYHOW * share;
    if (medical === this.#medical) return;
    this.#medical = medical;
    this.#wakeOpen();
  }

  #wakeOpen(): void {
    for (const { reading, block, gone } of this.#order) {
      if (reading.open && !gone) this.#changed(block);
    }
  }
}

/** A candidate that means one thing is evidence for others; one that needs context itself, a little. */
function hitOf({ senses, start, silent }: JudgedCandidate, at: number): Hit[] {
  const [sense, other] = senses;
  if (!sense || other || silent) return [];
  if (sense.needs === 'page' || (sense.needs && !sense.technical)) return [];
  return [{ at: at + start, sense }];
}

/** Whether a definition says what all others say: then no verdict hangs on it. */
function agree(others: ReadonlySet<PageDefinition>, { ids }: PageDefinition): boolean {
  return others.size > 0 && [...others].every((other) => other.ids.join() === ids.join());
}

/** What a reading's verdicts hang on: its open candidates' entries and abbreviations. */
function awaitedBy({ candidates }: BlockReading): Set<string> {
  const keys = new Set<string>();
  for (const { open, abbreviated, senses } of candidates) {
    if (!open) continue;
    if (abbreviated) keys.add(abbreviated);
    for (const { id } of senses) keys.add(id);
  }
  return keys;
}
