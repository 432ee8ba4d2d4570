import { afterAll, beforeAll, describe, test } from 'vitest';
import { expectAccessible, expectCardAccessible } from './accessible.ts';
import { inBothBrowsers } from './both-browsers.ts';
import { forgetAll, prefer } from './own-pages.ts';
import { VIEWS } from './views.ts';

const DESKTOP = { width: 1000, height: 800 };

/** What the device's colours are, with the themes that look different by them. */
const COLOURS = [
  { colours: 'light', themes: ['auto', 'light', 'dark', 'contrast'] },
  { colours: 'dark', themes: ['auto', 'contrast'] },
] as const;

describe.each(COLOURS)('on a device with $colours colours', ({ colours, themes }) => {
  inBothBrowsers(
    'axe finds no fault',
    (stage) => {
      describe.each(themes)('with the theme %s', (theme) => {
        beforeAll(() => prefer(stage, { theme }));
        afterAll(() => forgetAll(stage));

        test.each(Object.keys(VIEWS))('in %s', async (view) => {
          const shown = await VIEWS[view]?.(stage, DESKTOP);
          if (shown?.card) await expectCardAccessible(shown.card);
          else if (shown) await expectAccessible(shown.page);
          await shown?.close();
        });
      });
    },
    { colours },
  );
});
