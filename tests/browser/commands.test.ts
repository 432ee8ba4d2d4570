import { expect, test } from 'vitest';
import { inBothBrowsers } from './both-browsers.ts';
import { command, explainByMenu } from './commands.ts';
import { article, pause } from './page-texts.ts';

inBothBrowsers('commands', (stage) => {
  test('next and previous go from word to word, open each card and show where the reader is', async () => {
    const gap = '<div style="height: 1500px"></div>';
    const reader = await stage.openHtml(
      article(`<p>Of vitiligo and psoriasis.</p>${gap}<p>Of pemphigus.</p>`),
    );
    await reader.marksWhen((marks) => marks.includes('vitiligo'));
    const current = () => reader.marks('inlay-current');
    await command(stage, reader, 'next-word');
    await reader.cardWhen((card) => card.text.includes('vitiligo'));
    expect(await current()).toEqual(['vitiligo']);
    await command(stage, reader, 'next-word');
    await reader.cardWhen((card) => card.text.includes('psoriasis'));
    await command(stage, reader, 'next-word');
    await reader.cardWhen((card) => card.text.includes('pemphigus'));
    expect(await current()).toEqual(['pemphigus']);
    const { y } = await reader.boxOf('pemphigus');
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(800);
    await command(stage, reader, 'previous-word');
    await reader.cardWhen((card) => card.text.includes('psoriasis'));
    expect(await current()).toEqual(['psoriasis']);
    await reader.page.keyboard.press('Escape');
    await reader.noCard();
    expect(await current()).toEqual([]);
    await reader.page.close();
  });

  test('a card opened by command leaves the focus on the page until Enter pins it', async () => {
    const reader = await stage.openHtml(
      article('<button id="b" autofocus>Press</button><p>Of pemphigus.</p>'),
    );
    await reader.marksWhen((marks) => marks.includes('pemphigus'));
    await reader.page.focus('#b');
    const focused = () =>
      reader.page.evaluate(() => document.activeElement?.id || document.activeElement?.localName);
    await command(stage, reader, 'next-word');
    await reader.cardWhen();
    expect(await focused()).toBe('b');
    await reader.page.keyboard.press('Enter');
    await expect.poll(focused).toBe('inlay-card');
    await reader.page.keyboard.press('Escape');
    await reader.noCard();
    expect(await focused()).toBe('b');
    await reader.page.close();
  });

  test('a selection is explained by command, with the nearest entries when it is no term', async () => {
    const reader = await stage.openHtml(article('<p>Of <b>pemfigus vulgarus</b> and so on.</p>'));
    const { x, y } = await reader.boxOf('Of');
    await reader.page.mouse.click(x, y);
    await reader.page.evaluate(() => {
      const word = document.querySelector('b');
      if (word) getSelection()?.selectAllChildren(word);
    });
    await pause(800);
    expect(await reader.card()).toBeNull();
    await command(stage, reader, 'explain-selection');
    const list = await reader.cardWhen((card) => card.text.includes('pemfigus vulgarus'));
    expect(list.controls.map(({ name }) => name).join()).toMatch(/pemphigus/);
    await reader.clickInCard('pemphigus');
    await reader.cardWhen((card) => /PEM-fih-gus/.test(card.text));
    await reader.page.close();
  });

  test('of a longer selection the words in it are explained', async () => {
    const reader = await stage.openHtml(
      article(
        '<p>She had <b>severe pemphigus</b> once, <i>then vitiligo and bad psoriasis</i>.</p>',
      ),
    );
    const select = (tag: string) =>
      reader.page.evaluate((name) => {
        const word = document.querySelector(name);
        if (word) getSelection()?.selectAllChildren(word);
      }, tag);
    await select('b');
    await pause(800);
    expect(await reader.card()).toBeNull();
    await command(stage, reader, 'explain-selection');
    await reader.cardWhen((card) => /PEM-fih-gus/.test(card.text));
    await reader.page.keyboard.press('Escape');
    await reader.noCard();
    await select('i');
    await command(stage, reader, 'explain-selection');
    const list = await reader.cardWhen((card) => card.text.startsWith('Words in'));
    expect(list.controls.map(({ name }) => name.split(' ')[0]).join()).toMatch(
      /^vitiligo.*psoriasis/,
    );
    await reader.page.close();
  });

  test('a selection is explained from the context menu', async () => {
    const reader = await stage.openHtml(
      article('<p>Of <b>vitiligo</b>.</p><p>And <i>pemfigus</i>.</p>'),
    );
    await reader.marksWhen((marks) => marks.includes('vitiligo'));
    await reader.page.evaluate(() => {
      const word = document.querySelector('i');
      if (word) getSelection()?.selectAllChildren(word);
    });
    await explainByMenu(stage, reader, 'pemfigus');
    await reader.cardWhen((card) => card.text.includes('pemfigus'));
    await reader.page.close();
  });

  test('pause takes all marks everywhere, and brings them back', async () => {
    const reader = await stage.openHtml(article('<p>Of vitiligo.</p>'));
    await reader.marksWhen((marks) => marks.includes('vitiligo'));
    await command(stage, reader, 'pause');
    await reader.marksWhen((marks) => marks.length === 0);
    await command(stage, reader, 'pause');
    await reader.marksWhen((marks) => marks.includes('vitiligo'));
    await reader.page.close();
  });

  test('words are found one after the other in the frames of a page, too', async () => {
    const reader = await stage.openHtml(
      article('<p>Nothing here.</p><iframe srcdoc="<p>Of vitiligo.</p>"></iframe>'),
    );
    const frame = () => reader.page.frames().find((one) => one.parentFrame() !== null);
    const marked = () => frame()?.evaluate(() => CSS.highlights.get('inlay-term')?.size ?? 0);
    await expect.poll(marked).toBe(1);
    // Which frames have words is told a moment after they are marked.
    await expect
      .poll(async () => {
        await command(stage, reader, 'next-word');
        return (await reader.card())?.text ?? '';
      })
      .toContain('vitiligo');
    await reader.page.close();
  });
});
