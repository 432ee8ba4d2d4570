import type { Card, Entry } from './entry.ts';

/** Kin of more entries than this says little about any: antibody, hormone, lupus. */
const MOST_KIN = 12;

/**
 * For each entry with a form that needs the page, the entries that speak for it where they stand near:
 * those its card names or whose cards name it, as long as they name few such others. Methotrexate
 * and rheumatoid factor are kin of rheumatoid arthritis: "I have RA and take methotrexate".
 */
export function kinOf(
  entries: readonly Entry[],
  cards: readonly Card[],
  technical: (entry: Entry) => boolean,
): Map<string, string[]> {
  const telling = new Set(entries.filter(technical).map(({ id }) => id));
  const kin = new Map(entries.filter(needsPage).map(({ id }) => [id, new Set<string>()]));
  const relate = (id: string, other: string) => {
    if (id !== other && telling.has(other)) kin.get(id)?.add(other);
  };
  for (const card of cards) {
    for (const named of namedBy(card)) {
      relate(card.id, named);
      relate(named, card.id);
    }
  }
  const counts = new Map<string, number>();
  for (const ids of kin.values()) for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return new Map(
    [...kin].map(([id, ids]) => [id, [...ids].filter((one) => (counts.get(one) ?? 0) <= MOST_KIN)]),
  );
}

function needsPage({ needs, also, forms, brands, abbr }: Entry): boolean {
  return (
    needs === 'page' || [also, forms, brands, abbr].flat().some((form) => form.needs === 'page')
  );
}

function namedBy({ broader, related, short, more, results, not }: Card): string[] {
  const texts = [short, more, not, ...results];
  return [
    ...(broader ? [broader.id] : []),
    ...related.map(({ id }) => id),
    ...texts.flatMap((text) => text?.links.map(({ id }) => id) ?? []),
  ];
}
