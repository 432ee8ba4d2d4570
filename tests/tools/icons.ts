import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { ensureBrowser } from './browsers.ts';

/**
 * Draws the icons of the extension: `node tests/tools/icons.ts`. A letter set into a tile, with the
 * quiet line that marks a word; pale and empty where words are not explained.
 */
const folder = join(import.meta.dirname, '..', '..', 'public', 'icon');
/** The manifest wants all sizes; only the toolbar shows the other state. */
const SIZES = { on: [16, 32, 48, 96, 128], off: [16, 32] };
const STATES = {
  on: { tile: '#0b655f', edge: '#0b655f', letter: '#fffdf8', spark: '#ffd58a' },
  off: { tile: '#f1eee8', edge: '#8a8276', letter: '#6f675b', spark: '#8a8276' },
};

type Colours = (typeof STATES)['on'];

/** At 16 px three dots blur into one another: the line is whole there, the letter thicker. */
function small({ tile, edge, letter, spark }: Colours): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
    <rect x=".5" y=".5" width="15" height="15" rx="3.5" fill="${tile}" stroke="${edge}"/>
    <rect x="7" y="2" width="2" height="2" fill="${spark}"/>
    <path d="M6 5h3v5h2v1H6v-1h1V6H6z" fill="${letter}"/>
    <rect x="3" y="13" width="10" height="1" fill="${spark}"/>
  </svg>`;
}

function large({ tile, edge, letter, spark }: Colours): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
    <rect x="1" y="1" width="30" height="30" rx="7.5" fill="${tile}" stroke="${edge}" stroke-width="1.5"/>
    <circle cx="16.2" cy="6.6" r="2.6" fill="${spark}"/>
    <path d="M12.6 11.6h3.8v9.2M12 21h8.6" fill="none" stroke="${letter}" stroke-width="3.4"
      stroke-linecap="round" stroke-linejoin="round"/>
    <path d="M7 27h18" stroke="${spark}" stroke-width="2.6" stroke-linecap="round" stroke-dasharray=".1 4.5"/>
  </svg>`;
}

const browser = await puppeteer.launch({
  executablePath: await ensureBrowser('chromium'),
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
for (const state of ['on', 'off'] as const) {
  const colours = STATES[state];
  const into = state === 'on' ? folder : join(folder, state);
  mkdirSync(into, { recursive: true });
  for (const size of SIZES[state]) {
    const svg = size < 32 ? small(colours) : large(colours);
    await page.setViewport({ width: size, height: size });
    await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw}</style>${svg}`);
    writeFileSync(join(into, `${size}.png`), await page.screenshot({ omitBackground: true }));
  }
}
await browser.close();
