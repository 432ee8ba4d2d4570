import { inflateSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { inBothBrowsers } from './both-browsers.ts';
import { forgetAll, prefer } from './own-pages.ts';
import { article } from './page-texts.ts';
import { contextOf, protocolOf } from './protocol.ts';
import type { Reader } from './reader.ts';

const PAGE = article('<p>Of pemphigus and vitiligo.</p>');

/** How many shapes a printed page has, lines among them: what its PDF fills or strokes but letters. */
async function shapes({ page }: Reader, browser: string): Promise<number> {
  const pdf = Buffer.from(
    browser === 'chromium' ? await page.pdf() : await printInFirefox({ page } as Reader),
  );
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/\/FlateDecode[\s\S]*?stream\r?\n/g)].map(
    ({ index, 0: head }) => {
      try {
        return inflateSync(pdf.subarray(index + head.length), { finishFlush: 2 }).toString(
          'latin1',
        );
      } catch {
        return '';
      }
    },
  );
  const commands = streams.filter((stream) => /\bBT\b[\s\S]*\bET\b/.test(stream));
  expect(commands.length).toBeGreaterThan(0);
  return commands.join('\n').match(FILL_OR_STROKE)?.length ?? 0;
}

/** Painting operators of paths (PDF 32000-1:2008, table 60). */
const FILL_OR_STROKE = /(?<=^|\s)(?:f\*?|F|S|s|B\*?|b\*?)(?=\s|$)/g;

async function printInFirefox({ page }: Reader): Promise<Buffer> {
  const { result } = await protocolOf(page.browser()).send('browsingContext.print', {
    context: contextOf(page),
    background: true,
  });
  return Buffer.from((result as { data?: string }).data ?? '', 'base64');
}

inBothBrowsers('paper', (stage) => {
  afterEach(() => forgetAll(stage));

  test.each(['dotted', 'line', 'tint'])(
    'has no marks in style %s, and no card',
    async (markStyle) => {
      await prefer(stage, { density: 'off' });
      const bare = await stage.openHtml(PAGE);
      const plain = await shapes(bare, stage.name);
      // A line on paper would be seen.
      await bare.page.evaluate(() =>
        document.body.style.setProperty('text-decoration', 'underline'),
      );
      expect(await shapes(bare, stage.name)).toBeGreaterThan(plain);
      await bare.page.close();

      await prefer(stage, { markStyle });
      const reader = await stage.openHtml(PAGE);
      await expect
        .poll(() =>
          reader.page.evaluate(
            () => [...CSS.highlights].filter(([, marks]) => marks.size === 2).length,
          ),
        )
        .toBe(1);
      await reader.pointAt('pemphigus');
      await reader.cardWhen();
      expect(await shapes(reader, stage.name)).toBe(plain);
      await reader.page.close();
    },
  );
});
