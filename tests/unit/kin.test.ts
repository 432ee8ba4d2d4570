import { expect, test } from 'vitest';
import type { Card, Entry } from '../../glossary/entry.ts';
import { kinOf } from '../../glossary/kin.ts';
import { makeCard } from './interface/cards.ts';

const entry = (id: string, abbr: Entry['abbr'] = []) =>
  ({ id, kind: 'condition', also: [], forms: [], brands: [], abbr }) as unknown as Entry;
const names = (id: string, ...others: string[]): Card => ({
  ...makeCard({ id, term: id }),
  related: others.map((other) => ({ id: other, term: other })),
});
const kin = (entries: Entry[], cards: Card[]) => kinOf(entries, cards, ({ id }) => id !== 'tired');

test('kin are the entries a card names and those whose cards name it', () => {
  const entries = [entry('ra', [{ text: 'RA', needs: 'page' }]), entry('mtx'), entry('factor')];
  const cards = [names('ra', 'factor'), names('mtx', 'ra'), names('factor')];
  expect(kin(entries, cards).get('ra')).toEqual(['factor', 'mtx']);
});

test('words that are not technical are no kin, and only entries with a form that needs the page have any', () => {
  const entries = [entry('ra', [{ text: 'RA', needs: 'page' }]), entry('tired'), entry('mtx')];
  const cards = [names('ra', 'tired', 'mtx'), names('tired'), names('mtx')];
  expect(kin(entries, cards)).toEqual(new Map([['ra', ['mtx']]]));
});

test('what is named by very many tells of none', () => {
  const many = Array.from({ length: 13 }, (_, which) => `illness-${which}`);
  const entries = [...many.map((id) => entry(id, [{ text: 'X', needs: 'page' }])), entry('cells')];
  const cards = [...many.map((id) => names(id, 'cells')), names('cells')];
  expect([...kin(entries, cards).values()].flat()).toEqual([]);
});
