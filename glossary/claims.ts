import { canonical } from './canonical.ts';
import type { Entry } from './entry.ts';
import type { Fault } from './load.ts';
import { type SurfaceForm, surfaceForms } from './surface-forms.ts';

/** The forms each entry holds, by id, once all have claimed theirs. */
export type ClaimedForms = ReadonlyMap<string, readonly SurfaceForm[]>;

interface Claim {
  entry: Entry;
  form: SurfaceForm;
}

/**
 * Gives every form to the entries that may have it. A form the build made yields to one that was
 * written; two written ones are a fault, unless both are declared as senses. Two made ones are
 * both kept: neither writer could know.
 */
export function claimForms(entries: readonly Entry[]): { forms: ClaimedForms; faults: Fault[] } {
  const forms = new Map<string, SurfaceForm[]>();
  const claims = new Map<string, Claim[]>();
  const faults: Fault[] = [];
  const dropped = new Set<SurfaceForm>();
  for (const entry of entries) {
    if (forms.has(entry.id)) continue;
    const own = surfaceForms(entry);
    forms.set(entry.id, own);
    for (const form of own) {
      const found = canonical(form.text);
      if (!found || (!form.needs && !/\p{L}/u.test(found.key))) {
        const why = found
          ? 'cannot go without needs: it has no letter'
          : 'cannot be matched: punctuation ends it';
        const reason = `“${form.text}” ${why}`;
        if (form.needs !== 'search') dropped.add(form);
        if (!form.derived && form.needs !== 'search') faults.push(fault(entry, reason));
        continue;
      }
      // Search alone reads these; they stand in nobody's way.
      if (form.needs === 'search') continue;
      const key = form.abbreviation ? `${found.key}\0${found.capitals}` : found.key;
      const others = claims.get(key);
      if (others) others.push({ entry, form });
      else claims.set(key, [{ entry, form }]);
    }
  }
  for (const sharing of claims.values()) {
    if (sharing.length < 2) continue;
    const written = sharing.filter(({ form }) => !form.derived);
    if (written.length > 0) {
      for (const { form } of sharing) if (form.derived && !form.sense) dropped.add(form);
    }
    const undeclared = written.filter(({ form }) => !form.sense);
    if (written.length > 1 && undeclared.length > 0) {
      for (const { entry, form } of undeclared) {
        const others = written
          .filter((other) => other.entry !== entry)
          .map((other) => other.entry.id);
        const reason = `“${form.text}” is claimed by ${others.join(', ')} too, and not declared as a sense`;
        faults.push(fault(entry, reason));
      }
    }
  }
  const kept = [...forms].map(([id, own]): [string, SurfaceForm[]] => [
    id,
    own.filter((form) => !dropped.has(form)),
  ]);
  return { forms: new Map(kept), faults };
}

function fault(entry: Entry, reason: string): Fault {
  return { file: `${entry.topic}.yaml`, line: entry.line, entry: entry.term, reason };
}
