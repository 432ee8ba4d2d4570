import { afterAll, beforeAll, describe, test } from 'vitest';
import { expectAccessible, expectCardAccessible } from './accessible.ts';
import { inBothBrowsers } from './both-browsers.ts';
import { forgetAll, prefer } from './own-pages.ts';
import { VIEWS } from './views.ts';

const DESKTOP = { width: 1000, height: 800 };

/** Looks for faults in every view, in the themes that look different on a device with such colours. */
export function axeFindsNoFault(colours: 'light' | 'dark', themes: readonly string[]): void {
  inBothBrowsers(
    `axe finds no fault on a device with ${colours} colours`,
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
}
