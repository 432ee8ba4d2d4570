import type { Sense } from './match-index.ts';

/** A term that is evidence for others, at its place on the page. */
export interface Hit {
  at: number;
  sense: Sense;
}

/** What one term weighs: an illness, test or medicine; a sign, body part or doctor's word; one in need itself. */
const TECHNICAL_WEIGHT = 1;
const PLAIN_WEIGHT = 0.5;
const NEEDY_WEIGHT = 0.5;

/** Terms that left the page are swept out when they are this many and most of all, if not before. */
const MOST_GONE = 64;

export function weightOf(sense: Sense): number {
  if (sense.needs) return NEEDY_WEIGHT;
  return sense.technical ? TECHNICAL_WEIGHT : PLAIN_WEIGHT;
}

/** The terms of a page that are evidence: where they stand, which there are, of which topics. */
export class PageTerms {
  /** By place, once sorted. */
  #hits: Hit[] = [];
  #sorted = true;
  readonly #gone = new Set<Hit>();
  readonly #counts = new Map<string, number>();
  readonly #topics = new Map<number, Set<string>>();
  /** Of all different terms that need nothing themselves. */
  weight = 0;

  /** Adds a term. Returns whether its entry is new to the page. */
  add(hit: Hit): boolean {
    if (hit.at < (this.#hits.at(-1)?.at ?? 0)) this.#sorted = false;
    this.#hits.push(hit);
    const { sense } = hit;
    if (sense.needs) return false;
    const count = this.#counts.get(sense.id) ?? 0;
    this.#counts.set(sense.id, count + 1);
    if (count > 0) return false;
    this.weight += weightOf(sense);
    const topic = this.#topics.get(sense.topic);
    if (topic) topic.add(sense.id);
    else this.#topics.set(sense.topic, new Set([sense.id]));
    return true;
  }

  /** Takes a term away. Returns whether its entry is thereby gone from the page. */
  delete(hit: Hit): boolean {
    this.#gone.add(hit);
    if (this.#gone.size > MOST_GONE && this.#gone.size > this.#hits.length / 2) this.#tidy();
    const { sense } = hit;
    if (sense.needs) return false;
    const count = this.#counts.get(sense.id) ?? 0;
    if (count > 1) {
      this.#counts.set(sense.id, count - 1);
      return false;
    }
    this.#counts.delete(sense.id);
    this.#topics.get(sense.topic)?.delete(sense.id);
    this.weight -= weightOf(sense);
    return true;
  }

  /** Whether the page names the entry by a form that needs nothing. */
  has(id: string): boolean {
    return this.#counts.has(id);
  }

  /** How many different entries of a topic the page names. */
  ofTopic(topic: number): number {
    return this.#topics.get(topic)?.size ?? 0;
  }

  /** The terms from one place to another. */
  between(from: number, to: number): Hit[] {
    this.#tidy();
    const hits = this.#hits;
    let low = 0;
    let high = hits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((hits[middle]?.at ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < hits.length && (hits[end]?.at ?? 0) <= to) end++;
    return hits.slice(low, end);
  }

  #tidy(): void {
    if (this.#gone.size > 0) {
      this.#hits = this.#hits.filter((hit) => !this.#gone.has(hit));
      this.#gone.clear();
    }
    if (!this.#sorted) this.#hits.sort((a, b) => a.at - b.at);
    this.#sorted = true;
  }
}
