import type { Page } from 'puppeteer-core';
import type { Box } from './reader.ts';

export type Colour = [red: number, green: number, blue: number];

/** What is on the screen in a box of the page, one colour a pixel, row after row. */
export interface Pixels {
  width: number;
  colours: Colour[];
}

/** Takes a picture of a box of the page. The page itself decodes it, on a canvas nobody sees. */
export async function pixelsOf(page: Page, { x, y, width, height }: Box): Promise<Pixels> {
  const clip = {
    x: Math.floor(x),
    y: Math.floor(y),
    width: Math.ceil(width),
    height: Math.ceil(height),
  };
  const picture = await page.screenshot({ clip, encoding: 'base64' });
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const colours: Colour[] = [];
    for (let i = 0; i < data.length; i += 4) {
      colours.push([data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0]);
    }
    return { width: image.width, colours };
  }, picture);
}

/** The pixels that are not the same in two pictures of one place, with both colours. */
export function differences(
  before: Pixels,
  after: Pixels,
): { x: number; y: number; before: Colour; after: Colour }[] {
  return after.colours.flatMap((colour, i) => {
    const old = before.colours[i];
    if (!old || distance(old, colour) <= NOISE) return [];
    return [{ x: i % after.width, y: Math.floor(i / after.width), before: old, after: colour }];
  });
}

/** Two renderings of the same text differ by so little, of 255 a channel. */
const NOISE = 8;

export function distance(a: Colour, b: Colour): number {
  return Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? 0))));
}

/** Contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
