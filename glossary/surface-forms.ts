import { canonical } from './canonical.ts';
import type { Entry, Form, Needs } from './entry.ts';
import { variants } from './variants.ts';

/** One way an entry may be written on a page. */
export interface SurfaceForm {
  text: string;
  needs?: Needs;
  /** Declared as shared with other entries. */
  sense: boolean;
  /** Capitals must match. */
  abbreviation: boolean;
  /** Made by the build, not written in the entry: yields where another entry claims it. */
  derived: boolean;
}

/** Every surface form of an entry, the headword first, no two that are compared alike. */
export function surfaceForms(entry: Entry): SurfaceForm[] {
  const forms = new Map<string, SurfaceForm>();
  const written = writtenForms(entry);
  for (const [form, abbreviation] of written) add(forms, form, form.text, abbreviation, false);
  for (const [form, abbreviation] of written) {
    const inflected = entry.forms.includes(form);
    for (const text of variants(form.text, { abbreviation, inflected, kind: entry.kind })) {
      add(forms, form, text, abbreviation, true);
    }
  }
  for (const bare of bareEponyms(written)) {
    add(forms, { text: bare, needs: 'context' }, bare, false, true);
  }
  return [...forms.values()];
}

/** The forms as written, each with whether it is compared by its capitals. */
function writtenForms(entry: Entry): [Form, boolean][] {
  const { term: text, needs, sense } = entry;
  const { also, forms, misspelt, brands } = entry;
  const names = [{ text, needs, sense }, ...also, ...forms, ...misspelt, ...brands].map(wholeWord);
  return [
    ...names.map((form): [Form, boolean] => [form, looksAbbreviated(form.text)]),
    ...entry.abbr.map((form): [Form, boolean] => [form, /\p{Lu}/u.test(form.text)]),
  ];
}

/** A part of a word ("-lysis", "derm-") is found by search alone: no word of a page is it. */
function wholeWord(form: Form): Form {
  return /^-|-$/.test(form.text) ? { ...form, needs: 'search' } : form;
}

/** A single word with two capitals (IgA, mRNA, IL-6) is an abbreviation wherever it is written. */
function looksAbbreviated(text: string): boolean {
  return !/\s/.test(text) && /\p{Lu}[^-]*\p{Lu}|\p{Lu}+-?\d/u.test(text);
}

function add(
  forms: Map<string, SurfaceForm>,
  { needs, sense }: Form,
  text: string,
  abbreviation: boolean,
  derived: boolean,
): void {
  const found = canonical(text);
  // A form that cannot be matched is kept, so that the compiler can tell its writer.
  const key = found ? found.key + (abbreviation ? `\0${found.capitals}` : '') : `\0${text}`;
  if (!forms.has(key))
    forms.set(key, { text, needs, sense: sense ?? false, abbreviation, derived });
}

/** Names that are everyday words as well, or anybody's. */
const EVERYDAY_NAMES = /^(?:Still|Down|Bell|Grave|White|Brown|Wilson|Turner|Marshall|Ray|Bright)$/;

const EPONYM = /^(\p{Lu}\p{L}+)['’]s (?:disease|syndrome|disorder|phenomenon)$/u;

/**
 * "Behçet's" alone, from "Behçet's disease". It could be anybody's, so it needs context, unless the
 * entry lists it by itself.
 */
function bareEponyms(written: readonly [Form, boolean][]): string[] {
  return written.flatMap(([{ text, needs }]) => {
    const name = EPONYM.exec(text)?.[1];
    return name && needs !== 'search' && !EVERYDAY_NAMES.test(name) ? [`${name}'s`, name] : [];
  });
}
