import puppeteer, { type CDPSession } from 'puppeteer-core';
import { CHROMIUM_ARGUMENTS } from '../browser/launch.ts';
import { servePages } from '../browser/server.ts';
import { ensureBrowser } from '../tools/browsers.ts';
import { buildExtension, heapOf, worldOf } from './page.ts';

/** How long each page is watched by default, s; another length can be given. */
const WATCHED_S = 60;

/** Adds and removes a hundred text nodes a second, a medical word in each. */
const LIVING = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Living</title>
<main><h1>Feed</h1><div id="feed"></div></main><script>
  const words = ['psoriasis', 'vitiligo', 'vasculitis', 'a walk in the park', 'uveitis'];
  const feed = document.querySelector('#feed');
  let count = 0;
  setInterval(() => {
    const line = document.createElement('p');
    line.append('Line ' + count + ' is about ' + words[count++ % words.length] + '.');
    feed.prepend(line);
    if (feed.childElementCount > 50) feed.lastChild.remove();
  }, 10);
</script>`;

const IDLE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Idle</title><p>Of psoriasis and vitiligo.</p>`;

/**
 * What a page that never rests costs: share of one core without the overlay, with it, and with every
 * occurrence marked, and heap; and what an idle page costs.
 */
export async function run([seconds]: string[]): Promise<void> {
  const watched = Number(seconds ?? WATCHED_S);
  const browser = await puppeteer.launch({
    pipe: true,
    enableExtensions: true,
    executablePath: await ensureBrowser('chromium'),
    args: CHROMIUM_ARGUMENTS,
  });
  await browser.installExtension(await buildExtension());
  const server = await servePages();
  server.put('living.html', LIVING);
  server.put('idle.html', IDLE);
  const figures: Record<string, number> = { watchedS: watched };
  for (const page of ['living', 'idle']) {
    for (const density of [undefined, 'section', 'every'] as const) {
      const tab = await browser.newPage();
      const session = await tab.createCDPSession();
      const world = worldOf(session);
      await session.send('Runtime.enable');
      // Time of the thread itself: what else the machine does meanwhile does not count.
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      await tab.goto(server.url(`${page}.html`));
      const contextId = await world();
      if (density) await start(session, contextId, density);
      await pause(2000);
      const [busy, heap] = [await taskSeconds(session), await heapOf(session)];
      await pause(watched * 1000);
      const name =
        page + { section: 'Overlay', every: 'OverlayEvery', bare: 'Bare' }[density ?? 'bare'];
      figures[`${name}CorePercent`] = (100 * ((await taskSeconds(session)) - busy)) / watched;
      figures[`${name}HeapGrowthMb`] = ((await heapOf(session)) - heap) / 2 ** 20;
      await tab.close();
    }
  }
  for (const [name, figure] of Object.entries(figures))
    console.log(`${name.padEnd(32)} ${figure.toFixed(2)}`);
  console.log(JSON.stringify({ bench: 'living', ...figures }));
  await browser.close();
  await server.close();
}

async function start(session: CDPSession, contextId: number, density: string): Promise<void> {
  await session.send('Runtime.evaluate', {
    expression: `void inlayBench.overlay('${density}')`,
    contextId,
    awaitPromise: false,
  });
}

/** Time the page's main thread has spent on tasks so far, s. */
async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
