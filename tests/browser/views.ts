import type { Page } from 'puppeteer-core';
import type { Stage } from './both-browsers.ts';
import { clickOn, expectText, openPopup, tellTab } from './own-pages.ts';
import { article } from './page-texts.ts';
import type { Reader } from './reader.ts';

export interface Size {
  width: number;
  height: number;
}

/** One of the things a reader sees of Inlay, opened; `card` is on a page of somebody else's. */
export interface Shown {
  page: Page;
  card?: Reader;
  close(): Promise<void>;
}

const PAGE = article(
  '<p>Lupus and vasculitis.</p><p style="margin-top: 70px">This is pemphigus, and <i>nothing</i> else.</p>',
);

async function pageWithWords(stage: Stage, size: Size): Promise<Reader> {
  const reader = await stage.openHtml(PAGE);
  await reader.page.setViewport(size);
  await reader.marksWhen((marks) => marks.includes('pemphigus'));
  return reader;
}

async function popup(stage: Stage, size: Size, act: (page: Page) => Promise<void>): Promise<Shown> {
  const reader = await pageWithWords(stage, size);
  const page = await openPopup(stage, reader, size);
  await act(page);
  return {
    page,
    close: async () => {
      await page.close();
      await reader.page.close();
    },
  };
}

async function own(stage: Stage, path: string, size: Size): Promise<Shown> {
  const { page } = await stage.openOwn(path, size);
  await page.waitForSelector('main');
  return { page, close: () => page.close() };
}

async function card(
  stage: Stage,
  size: Size,
  act: (reader: Reader) => Promise<void>,
): Promise<Shown> {
  const reader = await pageWithWords(stage, size);
  await act(reader);
  return { page: reader.page, card: reader, close: () => reader.page.close() };
}

async function point(reader: Reader): Promise<void> {
  await reader.pointAt('pemphigus');
  await reader.cardWhen(({ text }) => text.includes('General information'));
}

/** Every view and state, by name. */
export const VIEWS: Readonly<Record<string, (stage: Stage, size: Size) => Promise<Shown>>> = {
  'the popup with the words of a page': (stage, size) =>
    popup(stage, size, (page) => expectText(page, 'words explained on this page')),
  'the popup with results': (stage, size) =>
    popup(stage, size, async (page) => {
      await page.type('input', 'giant cell arteritis');
      await expectText(page, 'Illness');
    }),
  'the popup with nothing found': (stage, size) =>
    popup(stage, size, async (page) => {
      await page.type('input', 'xqzjvw');
      await expectText(page, 'Search a trusted site');
    }),
  'the popup with a card': (stage, size) =>
    popup(stage, size, async (page) => {
      await page.type('input', 'giant cell arteritis');
      await expectText(page, 'Illness');
      await page.keyboard.press('Enter');
      await expectText(page, 'Facts checked');
    }),
  'the popup where no extension may run': (stage, size) => own(stage, 'popup.html', size),
  'the options': async (stage, size) => {
    const shown = await own(stage, 'options.html', size);
    await shown.page.waitForSelector('.preview-card .term-card');
    return shown;
  },
  'the options with rules, own words, faults and a question': async (stage, size) => {
    const shown = await own(stage, 'options.html', size);
    const { page } = shown;
    await page.waitForSelector('.preview-card .term-card');
    await page.type('#add-site', 'a-rather-long-name-of-a-hospital.example.org');
    await clickOn(page, 'Turn off there');
    await page.waitForSelector('.site-row');
    await page.type('textarea', 'port,A small device under the skin.');
    await clickOn(page, 'Add these words');
    await expectText(page, 'My words (1 word)');
    await page.type('textarea', 'port,one\nport,two');
    await clickOn(page, 'Add these words');
    await expectText(page, 'Nothing was imported.');
    await clickOn(page, 'Start over');
    await expectText(page, 'This puts back every setting');
    await clickOn(page, 'Change the name a-rather-long-name');
    await page.waitForSelector('.site-row input');
    return shown;
  },
  'the first page': async (stage, size) => {
    const shown = await own(stage, 'welcome.html', size);
    await expectText(shown.page, 'Nothing leaves your device');
    return shown;
  },
  'the first page with results': async (stage, size) => {
    const shown = await own(stage, 'welcome.html', size);
    await shown.page.type('input', 'pemfigus');
    await expectText(shown.page, 'A group of rare illnesses');
    return shown;
  },
  'the card': (stage, size) => card(stage, size, point),
  'the card with everything': (stage, size) =>
    card(stage, size, async (reader) => {
      await point(reader);
      await reader.clickInCard('More');
      await reader.cardWhen(({ text }) => text.includes('Related words'));
    }),
  'the card of a selection that is no entry': (stage, size) =>
    card(stage, size, async (reader) => {
      await reader.page.evaluate(() => {
        const word = document.querySelector('i');
        if (word) getSelection()?.selectAllChildren(word);
      });
      await tellTab(stage, reader, { type: 'explain-selection' });
      await reader.cardWhen(({ text }) => text.includes('is not in the glossary'));
    }),
};
