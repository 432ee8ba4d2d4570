// @vitest-environment happy-dom
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { placeOf } from '../../entrypoints/overlay/block.ts';
import { RunBuilder } from '../../entrypoints/overlay/run.ts';
import { claimForms } from '../../glossary/claims.ts';
import { compile } from '../../glossary/compile.ts';
import { loadEntries } from '../../glossary/load.ts';
import { findCandidates } from '../../glossary/match.ts';
import { decodeIndex } from '../../glossary/match-index.ts';

const { entries } = loadEntries(join(import.meta.dirname, '..', '..', 'glossary', 'entries'));
const { forms } = claimForms(entries);
const index = decodeIndex(compile(entries).matchIndex);

test('every surface form is found when a page splits it over two nodes: pem<b>phigus</b>', () => {
  const paragraph = document.createElement('p');
  const start = document.createTextNode('');
  const end = document.createTextNode('');
  const bold = document.createElement('b');
  bold.append(end);
  paragraph.append(start, bold);
  document.body.append(paragraph);
  const missed: string[] = [];
  for (const { id } of entries) {
    for (const { text: form, needs } of forms.get(id) ?? []) {
      if (needs === 'search') continue;
      const middle = Math.ceil(form.length / 2);
      start.data = `“${form.slice(0, middle)}`;
      end.data = `${form.slice(middle)}”`;
      const builder = new RunBuilder();
      builder.add(start);
      builder.add(end);
      const run = builder.flush();
      const places = findCandidates([index], run?.texts[0] ?? '')
        .filter(({ senses }) => senses.some((sense) => sense.id === id))
        .map((found) => run && placeOf(run.reading(0), found.start, found.end));
      const whole = places.some(
        (place) =>
          place?.startContainer === start &&
          place.startOffset === 1 &&
          place.endContainer === end &&
          place.endOffset === form.length - middle,
      );
      if (!whole) missed.push(`${id}: ${form}`);
    }
  }
  expect(missed).toEqual([]);
});
