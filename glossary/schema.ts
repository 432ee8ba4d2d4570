import * as v from 'valibot';
import { ALERTS, BODY_PARTS, KINDS, NEEDS, TAGS } from './entry.ts';

/** What an entry may look like in YAML; see CONTENT rules for what the fields mean. */

const text = v.pipe(v.string('must be text'), v.trim(), v.minLength(1, 'must not be empty'));
const needs = v.optional(v.picklist(NEEDS, `must be one of ${NEEDS.join(', ')}`));
const sense = v.optional(v.literal(true, 'can only be true'));

const form = v.pipe(
  v.union(
    [
      text,
      v.strictObject({
        text,
        tag: v.optional(v.picklist(TAGS, `must be one of ${TAGS.join(', ')}`)),
        needs,
        sense,
      }),
    ],
    'must be text or { text, tag, needs, sense }',
  ),
  v.transform((written) => (typeof written === 'string' ? { text: written } : written)),
);

const id = v.pipe(
  text,
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be an id: a-z, 0-9 and single hyphens'),
);

function list<const Item extends v.GenericSchema>(item: Item) {
  return v.optional(v.array(item, 'must be a list'), []);
}

const source = v.strictObject({
  title: text,
  url: v.pipe(text, v.regex(/^https?:\/\/[^\s/]+\.[^\s]+$/, 'must be a URL')),
});

/** YAML reads a bare date as text or as a Date, by version. */
const date = v.pipe(
  v.union([v.string(), v.date()], 'must be a date'),
  v.transform((written) =>
    written instanceof Date ? written.toISOString().slice(0, 10) : written,
  ),
  v.isoDate('must be a date such as 2026-01-31'),
);

export const WrittenEntry = v.strictObject({
  term: text,
  kind: v.picklist(KINDS, `must be one of ${KINDS.join(', ')}`),
  needs,
  sense,
  plain: v.optional(text),
  say: v.optional(text),
  short: text,
  more: v.optional(text),
  results: list(text),
  also: list(form),
  forms: list(form),
  misspelt: list(form),
  brands: list(form),
  abbr: list(form),
  broader: v.optional(id),
  related: list(id),
  not: v.optional(text),
  alert: list(v.picklist(ALERTS, `must be one of ${ALERTS.join(', ')}`)),
  affects: list(v.picklist(BODY_PARTS, 'must be a known body part')),
  sources: v.pipe(v.array(source, 'must be a list'), v.minLength(1, 'needs at least one source')),
  reviewed: date,
  checked: v.optional(date),
});
export type WrittenEntry = v.InferOutput<typeof WrittenEntry>;
