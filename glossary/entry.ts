/** The shapes of the glossary: what a writer writes (Entry) and what a reader sees (Card). */

export const KINDS = [
  'condition',
  'sign',
  'test',
  'medicine',
  'treatment',
  'body',
  'substance',
  'cause',
  'care',
  'research',
  'word',
  'wordpart',
] as const;
export type Kind = (typeof KINDS)[number];

/**
 * What a form needs before it is marked on a page. Nothing: it is marked wherever it stands.
 * `context`: other medical terms near by. `page`: the page spells it out or is clearly on its topic.
 * `search`: never marked, found by search only.
 */
export const NEEDS = ['context', 'page', 'search'] as const;
export type Needs = (typeof NEEDS)[number];

export const TAGS = ['old', 'hurtful', 'lay'] as const;
export type Tag = (typeof TAGS)[number];

export const ALERTS = [
  'emergency',
  'same-day',
  'crisis',
  'pregnancy',
  'no-sudden-stop',
  'weekly',
  'infection',
  'bleeding',
] as const;
export type Alert = (typeof ALERTS)[number];

export const BODY_PARTS = [
  'skin',
  'hair-nails',
  'eyes',
  'ears',
  'nose-throat',
  'mouth-teeth',
  'tear-saliva-glands',
  'lungs',
  'heart',
  'blood-vessels',
  'blood',
  'immune-system',
  'gut',
  'liver-bile',
  'pancreas',
  'kidneys',
  'bladder',
  'hormone-glands',
  'joints',
  'muscles',
  'bones',
  'spine',
  'brain',
  'spinal-cord',
  'nerves',
  'mind',
  'breasts',
  'womb-ovaries',
  'penis-testicles-prostate',
  'unborn-baby',
  'whole-body',
] as const;
export type BodyPart = (typeof BODY_PARTS)[number];

/** One written name of an entry. In YAML a bare string stands for `{ text }`. */
export interface Form {
  text: string;
  tag?: Tag;
  needs?: Needs;
  /** Declared in every entry that shares the form; without it a shared form is an error. */
  sense?: true;
}

export interface Source {
  title: string;
  url: string;
}

/** One entry as written in `entries/*.yaml`, with every list present and bare strings expanded. */
export interface Entry {
  /** Slug of `term`: lower case, no diacritics or apostrophes, other runs become `-`. */
  id: string;
  term: string;
  kind: Kind;
  /** Of the headword itself. */
  needs?: Needs;
  sense?: true;
  plain?: string;
  say?: string;
  short: string;
  more?: string;
  results: string[];
  also: Form[];
  forms: Form[];
  /** Wrong spellings that people write: marked on pages, shown nowhere; search forgives them anyway. */
  misspelt: Form[];
  brands: Form[];
  abbr: Form[];
  broader?: string;
  related: string[];
  not?: string;
  alert: Alert[];
  affects: BodyPart[];
  sources: Source[];
  /** ISO date on which the writer, or who changed it last, held it to be true. */
  reviewed: string;
  /** ISO date on which a reader who did not write it held its claims against a source opened for it. */
  checked?: string;
  /** File name without folder or ending: the topic. */
  topic: string;
  /** Line of `- term:` in its file, from 1. */
  line: number;
}

/** A run of text in a card that names another entry: UTF-16 offsets into that text. */
export interface Link {
  start: number;
  end: number;
  id: string;
}

/** A text of a card with the entries it names. */
export interface LinkedText {
  text: string;
  links: Link[];
}

/** A name shown on the card. */
export interface CardName {
  text: string;
  tag?: Tag;
}

/** What the reader sees of an entry: plain data, sent from the service worker to pages. */
export interface Card {
  id: string;
  term: string;
  kind: Kind;
  plain?: string;
  say?: string;
  short: LinkedText;
  more?: LinkedText;
  results: LinkedText[];
  also: CardName[];
  abbr: string[];
  brands: string[];
  broader?: { id: string; term: string };
  related: { id: string; term: string }[];
  not?: LinkedText;
  alert: Alert[];
  affects: BodyPart[];
  sources: Source[];
  reviewed: string;
  checked?: string;
  /** Title of the reader's own glossary the card comes from; absent for ours. */
  own?: string;
}
