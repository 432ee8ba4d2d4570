import { type Launched, launch } from '../browser/launch.ts';

const OPENINGS = 9;

/** What the page notes while it loads: when the box can be typed in, when the glossary is there. */
interface Moments {
  box?: number;
  glossary?: number;
}
declare const moments: Moments;

/**
 * `npm run bench -- popup`: from opening the popup to a search box that can be typed in, and to a
 * glossary that answers, in milliseconds; medians of several openings after a first one.
 */
export async function run(): Promise<void> {
  const launched = await launch('chromium');
  try {
    const seen: Moments[] = [];
    for (let i = 0; i <= OPENINGS; i++) seen.push(await open(launched));
    const [, ...warm] = seen;
    console.log(
      JSON.stringify({
        openings: OPENINGS,
        boxMs: median(warm.map(({ box }) => box ?? Number.NaN)),
        glossaryMs: median(warm.map(({ glossary }) => glossary ?? Number.NaN)),
        firstBoxMs: Math.round(seen[0]?.box ?? Number.NaN),
      }),
    );
  } finally {
    await launched.browser.close();
  }
}

async function open({ browser, extensionUrl }: Launched): Promise<Moments> {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(() => {
    const noted: Moments = {};
    Object.assign(globalThis, { moments: noted });
    new MutationObserver(() => {
      const box = document.querySelector('input');
      if (box) noted.box ??= performance.now();
      if (document.querySelector('[role="option"]')) noted.glossary ??= performance.now();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${extensionUrl}popup.html?q=pemphigus`);
  await page.waitForSelector('[role="option"]');
  const noted = await page.evaluate(() => moments);
  await page.close();
  return noted;
}

function median(values: number[]): number {
  return Math.round(values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN);
}
