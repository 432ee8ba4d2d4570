import * as v from 'valibot';

export const DENSITIES = ['section', 'page', 'every', 'off'] as const;
export const MARK_STYLES = ['dotted', 'line', 'tint'] as const;
export const OPENINGS = ['hover', 'click', 'key-hover'] as const;
export const TEXT_SIZES = ['small', 'medium', 'large', 'largest'] as const;
export const THEMES = ['auto', 'light', 'dark', 'contrast'] as const;

/** Longest time a pointer may have to rest before a card opens. */
export const LONGEST_DELAY_MS = 2000;

/** How Inlay looks and behaves, the same on every site. */
export interface Preferences {
  /** Which occurrences of a word are marked. `off`: none, look up by selection only. */
  density: (typeof DENSITIES)[number];
  markStyle: (typeof MARK_STYLES)[number];
  /** What opens a card with a pointer. `key-hover`: resting on the word with Shift held. */
  open: (typeof OPENINGS)[number];
  /** How long the pointer rests on a word before its card opens, in milliseconds. */
  delayMs: number;
  textSize: (typeof TEXT_SIZES)[number];
  theme: (typeof THEMES)[number];
  /** Whether cards have a button that reads the word aloud. */
  speak: boolean;
  /** Whether the toolbar icon shows how many words a page has. */
  badge: boolean;
  /** Whether the last look-ups are kept on this device. */
  recent: boolean;
}

/** 150 ms: long enough to pass over a word unbothered, short enough to feel immediate. */
export const DEFAULT_PREFERENCES: Preferences = {
  density: 'section',
  markStyle: 'dotted',
  open: 'hover',
  delayMs: 150,
  textSize: 'medium',
  theme: 'auto',
  speak: true,
  badge: true,
  recent: false,
};

const FIELDS = {
  density: v.picklist(DENSITIES),
  markStyle: v.picklist(MARK_STYLES),
  open: v.picklist(OPENINGS),
  delayMs: v.pipe(v.number(), v.minValue(0), v.maxValue(LONGEST_DELAY_MS)),
  textSize: v.picklist(TEXT_SIZES),
  theme: v.picklist(THEMES),
  speak: v.boolean(),
  badge: v.boolean(),
  recent: v.boolean(),
};

/** Any of the preferences; a field that is not there is left as it was. */
export const PartialPreferences = v.partial(v.object(FIELDS));

/**
 * Reads preferences as stored. A missing field has its default, and so has one that does not
 * parse; `sound` says whether all that was there did parse.
 */
export function parsePreferences(stored: unknown): { preferences: Preferences; sound: boolean } {
  const whole = v.safeParse(PartialPreferences, stored);
  if (whole.success) {
    return { preferences: { ...DEFAULT_PREFERENCES, ...whole.output }, sound: true };
  }
  const found: Record<string, unknown> = {};
  if (typeof stored === 'object' && stored !== null) {
    for (const [name, schema] of Object.entries(FIELDS)) {
      const value: unknown = Reflect.get(stored, name);
      if (v.is(schema, value)) found[name] = value;
    }
  }
  return { preferences: { ...DEFAULT_PREFERENCES, ...found }, sound: false };
}
