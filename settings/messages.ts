import * as v from 'valibot';

/** A word that a frame explains, by the id of its entry, with how often it stands there. */
export const PageWord = v.object({ id: v.string(), count: v.number() });
export type PageWord = v.InferOutput<typeof PageWord>;

/** What overlays and extension pages ask of the background. */
export const Request = v.variant('type', [
  /** Definitions by id; own glossaries included. Answer: Card[] (unknown ids are left out). */
  v.object({ type: v.literal('cards'), ids: v.array(v.string()) }),
  /** The words the sender's frame now explains, in reading order. Answer: nothing. */
  v.object({
    type: v.literal('words'),
    words: v.array(PageWord),
    /** The document has just begun; what its predecessor told is over. */
    fresh: v.optional(v.boolean(), false),
  }),
  /** Entries for a piece of text. Answer: LookUp. */
  v.object({ type: v.literal('look-up'), text: v.pipe(v.string(), v.maxLength(10_000)) }),
  /** Words of a whole tab, frame by frame. Answer: TabWords. */
  v.object({ type: v.literal('tab-words'), tabId: v.number() }),
  /** Asked by a frame: the host of the page it stands in. Answer: string, or undefined when unknown. */
  v.object({ type: v.literal('page-host') }),
  v.object({ type: v.literal('open-options') }),
]);
export type Request = v.InferOutput<typeof Request>;

/** Answer to `look-up`: the entries the text names, those of words that stand in it, or the nearest. */
export interface LookUp {
  how: 'exact' | 'within' | 'near';
  ids: string[];
}

/** Answer to `tab-words`. */
export interface TabWords {
  frames: { frameId: number; words: PageWord[] }[];
}

/** What the background and the popup tell the overlay of one frame. */
export const Command = v.variant('type', [
  v.object({ type: v.literal('next') }),
  v.object({ type: v.literal('previous') }),
  v.object({ type: v.literal('explain-selection') }),
  /** Scrolls to the first shown occurrence of a term and opens its card there. Answer: boolean. */
  v.object({ type: v.literal('jump'), id: v.string() }),
  /** Is an overlay alive in this frame? Answer: the frame's host name. */
  v.object({ type: v.literal('ping') }),
]);
export type Command = v.InferOutput<typeof Command>;
