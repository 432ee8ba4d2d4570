import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';
import type { Card } from '../glossary/entry.ts';

/**
 * Glossaries the reader brought: kept on this device, each under its own key, with a list of them
 * and one match index of all that are on, built when something changes so that a tab only decodes
 * it.
 */
const LIST = 'local:own-glossaries';
const INDEX = 'local:own-index';
const GLOSSARY = 'local:own-glossary.';

/** One term of the reader's own. */
export const OwnTerm = v.object({
  term: v.string(),
  meaning: v.string(),
  also: v.array(v.string()),
});
export type OwnTerm = v.InferOutput<typeof OwnTerm>;

const Listed = v.object({ id: v.string(), title: v.string(), on: v.boolean(), size: v.number() });
/** An own glossary as listed: without its terms. */
export type ListedGlossary = v.InferOutput<typeof Listed>;

/** An own glossary with its terms. */
export interface OwnGlossary extends Omit<ListedGlossary, 'size'> {
  terms: OwnTerm[];
}

/** The encoded match index of all own terms that are on; undefined when there is none. */
export async function loadOwnIndex(): Promise<string | undefined> {
  return asIndex(await read(INDEX));
}

/** Calls back with the new encoded index (undefined: none) when own terms change. */
export function watchOwnIndex(
  onChange: (index: string | undefined) => void,
  signal: AbortSignal,
): void {
  watch(INDEX, (index) => onChange(asIndex(index)), signal);
}

/** Calls back when an own glossary is added, turned on or off, or removed. */
export function watchOwnGlossaries(onChange: () => void, signal: AbortSignal): void {
  watch(LIST, onChange, signal);
}

function watch(name: string, onChange: (value: unknown) => void, signal: AbortSignal): void {
  const key = name.slice('local:'.length);
  const listen = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
    const change = changes[key];
    if (area === 'local' && change) onChange(change.newValue);
  };
  if (signal.aborted) return;
  browser.storage.onChanged.addListener(listen);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listen));
}

/** Own glossaries in the order they were added. */
export async function listOwnGlossaries(): Promise<ListedGlossary[]> {
  const parsed = v.safeParse(v.array(Listed), await read(LIST));
  return parsed.success ? parsed.output : [];
}

/** One own glossary with its terms; undefined when it is not there. */
export async function loadOwnGlossary(id: string): Promise<OwnGlossary | undefined> {
  const listed = (await listOwnGlossaries()).find((glossary) => glossary.id === id);
  return listed && { id, title: listed.title, on: listed.on, terms: await readTerms(id) };
}

/** Cards of all own terms that are on. */
export async function loadOwnCards(): Promise<Card[]> {
  const on = (await listOwnGlossaries()).filter((glossary) => glossary.on);
  const cards = on.map(async ({ id, title }) =>
    (await readTerms(id)).map((term) => ownCard(id, title, term)),
  );
  return (await Promise.all(cards)).flat();
}

/** What of the own glossaries is stored under which key: written in one go, so never by halves. */
export async function storeOwnGlossaries(
  list: readonly ListedGlossary[],
  terms: { id: string; terms: readonly OwnTerm[] | null }[],
  index: string,
): Promise<void> {
  await storage.setItems([
    ...terms.map((change) => ({ key: `${GLOSSARY}${change.id}` as const, value: change.terms })),
    { key: LIST, value: list },
    { key: INDEX, value: index ? { build: build(), index } : null },
  ]);
}

/** Id of an own term: stays the same when its glossary is imported again under the same title. */
export function ownId(glossary: string, term: string): string {
  return `own.${glossary}.${slug(term)}`;
}

/** Lower case, without diacritics; other runs than letters and digits of any script become `-`. */
export function slug(text: string): string {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}

function ownCard(glossary: string, title: string, { term, meaning, also }: OwnTerm): Card {
  return {
    id: ownId(glossary, term),
    term,
    kind: 'word',
    short: { text: meaning, links: [] },
    results: [],
    also: also.map((text) => ({ text })),
    abbr: [],
    brands: [],
    related: [],
    alert: [],
    affects: [],
    sources: [],
    reviewed: '',
    own: title,
  };
}

async function readTerms(id: string): Promise<OwnTerm[]> {
  const parsed = v.safeParse(v.array(OwnTerm), await read(`${GLOSSARY}${id}`));
  return parsed.success ? parsed.output : [];
}

async function read(key: `local:${string}`): Promise<unknown> {
  try {
    return await storage.getItem(key);
  } catch {
    return null;
  }
}

const StoredIndex = v.object({ build: v.string(), index: v.string() });

/** An index another version of Inlay has built may be in another format; it is built anew then. */
function asIndex(value: unknown): string | undefined {
  const parsed = v.safeParse(StoredIndex, value);
  return parsed.success && parsed.output.build === build() ? parsed.output.index : undefined;
}

function build(): string {
  return browser.runtime.getManifest().version;
}
