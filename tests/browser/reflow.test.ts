import { afterAll, beforeAll, describe, test } from 'vitest';
import { expectCardUnclipped, expectNothingClipped } from './accessible.ts';
import { inBothBrowsers } from './both-browsers.ts';
import { forgetAll, prefer } from './own-pages.ts';
import { VIEWS } from './views.ts';

const PHONE = { width: 320, height: 640 };
const DESKTOP = { width: 1000, height: 800 };
const views = Object.keys(VIEWS);
const cards = views.filter((view) => view.startsWith('the card'));

/** Windows, with the text size (the largest is 200 %) and what is looked at there. */
const CASES = [
  { name: '320 px wide', size: PHONE, textSize: 'medium', seen: views },
  { name: '320 px wide with 200 % text', size: PHONE, textSize: 'largest', seen: views },
  // There the card is no sheet.
  { name: 'wide with 200 % text', size: DESKTOP, textSize: 'largest', seen: cards },
];

inBothBrowsers('nothing is lost', (stage) => {
  describe.each(CASES)('in a window $name', ({ size, textSize, seen }) => {
    beforeAll(() => prefer(stage, { textSize }));
    afterAll(() => forgetAll(stage));

    test.each(seen)('%s', async (view) => {
      const shown = await VIEWS[view]?.(stage, size);
      if (shown?.card) await expectCardUnclipped(shown.card);
      else if (shown) await expectNothingClipped(shown.page);
      await shown?.close();
    });
  });
});
