// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openPage, type Page } from '../../../entrypoints/popup/page.ts';
import { PageWords } from '../../../entrypoints/popup/page-words.tsx';
import { SiteSwitch } from '../../../entrypoints/popup/site-switch.tsx';
import { DEFAULT_SITES, type SiteRules } from '../../../settings/sites.ts';
import { loadSettings, setPaused, setSite } from '../../../settings/store.ts';
import { glossaryOf, makeCard } from './cards.ts';
import { Mounted } from './mounted.ts';

const READY: Page = { kind: 'ready', tabId: 7, host: 'www.example.org' };

beforeEach(() => {
  fakeBrowser.reset();
  vi.restoreAllMocks();
});

/** Renders the switch with the settings as stored, now and after each click. */
async function site(page: Page = READY) {
  const show = async () => (
    <SiteSwitch page={page} sites={(await loadSettings()).sites} small={false} />
  );
  const mounted = new Mounted(await show());
  const click = async (name: string) => {
    await mounted.click(name);
    await mounted.settle();
    mounted.show(await show());
  };
  const flip = () => click('Explain words on example.org');
  const on = () => mounted.find('[role="switch"]').getAttribute('aria-checked');
  return { mounted, click, flip, on };
}

describe('the switch of a site', () => {
  test('names the site, says what decides, and is never a no-op', async () => {
    const { mounted, flip, on } = await site();
    expect(on()).toBe('true');
    expect(mounted.text).toContain('On, because Inlay works on every site.');
    await flip();
    expect(on()).toBe('false');
    expect(mounted.text).toContain('Off, by your rule for example.org and all its parts.');
    await flip();
    expect(on()).toBe('true');
    await mounted.expectAccessible();
  });

  test('names a wider rule when that decides', async () => {
    await setSite('org', false);
    const { mounted, flip, on } = await site();
    expect(mounted.text).toContain('Off, by your rule for org and all its parts.');
    await flip();
    expect(on()).toBe('true');
    expect(mounted.text).toContain('On, by your rule for example.org');
  });

  test('ends a pause', async () => {
    await setPaused(true);
    const { mounted, flip, on } = await site();
    expect(mounted.text).toContain('Paused everywhere. Turning this on ends the pause.');
    await flip();
    expect(on()).toBe('true');
    expect((await loadSettings()).sites.paused).toBe(false);
  });

  test('stands beside the pause and the mode', async () => {
    const { mounted, click, on } = await site();
    await click('Pause everywhere');
    expect(on()).toBe('false');
    await click('Pause everywhere');
    const mode = mounted.find<HTMLSelectElement>('select');
    mode.value = 'chosen';
    mode.dispatchEvent(new Event('change', { bubbles: true }));
    await mounted.settle();
    expect((await loadSettings()).sites.mode).toBe('chosen');
  });

  test('is a note where no extension may run', async () => {
    const { mounted } = await site({ kind: 'forbidden' });
    expect(mounted.all('[role="switch"]')).toEqual([]);
    expect(mounted.text).toContain('Browsers let no extension work on this page.');
    await mounted.expectAccessible();
  });

  test('says when nothing could be saved', async () => {
    vi.spyOn(fakeBrowser.storage.sync, 'set').mockRejectedValue(new Error('full'));
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('full'));
    const { mounted } = await site();
    await mounted.click('Explain words on example.org');
    await mounted.settle();
    expect(mounted.find('[role="alert"]').textContent).toContain('could not be saved');
  });
});

describe('the page of the popup', () => {
  const address = new URL('chrome-extension://abc/popup.html');
  const tab = (url: string | undefined) => {
    fakeBrowser.tabs.query = vi.fn(async () => [{ id: 7, url }]) as never;
  };
  const overlay = (answer: unknown) => {
    fakeBrowser.tabs.sendMessage = vi.fn(async () => {
      if (answer instanceof Error) throw answer;
      return answer;
    }) as never;
  };
  const scripting = (starts: boolean) => {
    const run = vi.fn(async () => {
      if (!starts) throw new Error('Cannot access contents of the page');
      return [];
    });
    Object.assign(fakeBrowser, { scripting: { insertCSS: run, executeScript: run } });
    return run;
  };

  test('is ready where an overlay answers', async () => {
    tab('https://example.org/');
    overlay('example.org');
    const run = scripting(true);
    expect(await openPage(address)).toEqual({ kind: 'ready', tabId: 7, host: 'example.org' });
    expect(run).not.toHaveBeenCalled();
  });

  test('has its overlay started in a tab older than the install', async () => {
    tab('https://example.org/');
    overlay(new Error('Could not establish connection'));
    const run = scripting(true);
    expect(await openPage(address)).toEqual({ kind: 'ready', tabId: 7, host: 'example.org' });
    expect(run).toHaveBeenCalledWith({
      target: { tabId: 7, allFrames: true },
      files: ['/overlay.js'],
    });
  });

  test.each([
    ['chrome://settings/', 'forbidden'],
    ['https://chromewebstore.google.com/', 'forbidden'],
    ['about:addons', 'forbidden'],
    [undefined, 'forbidden'],
    ['file:///home/me/letter.html', 'closed-file'],
  ])('%s is %s when nothing can be started', async (url, kind) => {
    tab(url);
    overlay(new Error('no'));
    scripting(false);
    expect(await openPage(address)).toEqual({ kind });
  });

  test('is named by the overlay when the browser does not tell the address', async () => {
    tab(undefined);
    overlay('example.org');
    expect(await openPage(address)).toMatchObject({ kind: 'ready', host: 'example.org' });
    overlay('file:');
    expect(await openPage(address)).toMatchObject({ kind: 'ready', host: 'file:' });
  });
});

describe('the words on a page', () => {
  const cards = ['vasculitis', 'antibody', 'lupus'].map((id) => makeCard({ id, term: id }));
  const glossary = glossaryOf(cards);
  const frames = [
    {
      frameId: 0,
      words: [
        { id: 'vasculitis', count: 1 },
        { id: 'antibody', count: 2 },
      ],
    },
    {
      frameId: 4,
      words: [
        { id: 'antibody', count: 1 },
        { id: 'lupus', count: 1 },
      ],
    },
  ];

  async function words(sites: SiteRules = DEFAULT_SITES, jumps = true) {
    fakeBrowser.runtime.sendMessage = vi.fn(async () => ({ frames })) as never;
    fakeBrowser.tabs.sendMessage = vi.fn(async () => jumps) as never;
    const onJumped = vi.fn();
    const page = new Mounted(
      <PageWords
        page={{ kind: 'ready', tabId: 7, host: 'example.org' }}
        sites={sites}
        glossary={glossary}
        onJumped={onJumped}
      />,
    );
    await page.settle();
    const terms = () => page.all('.word').map(({ textContent }) => textContent);
    return { page, onJumped, terms };
  }

  test('stand in reading order with counts, all frames together', async () => {
    const { page, terms } = await words();
    expect(page.text).toContain('3 words explained on this page');
    expect(terms()).toEqual(['vasculitis', 'antibody×33 times', 'lupus']);
    await page.expectAccessible();
  });

  test('stand from A to Z when asked', async () => {
    const { page, terms } = await words();
    await page.click('A to Z');
    expect(terms()).toEqual(['antibody×33 times', 'lupus', 'vasculitis']);
  });

  test('lead to the word in its frame', async () => {
    const { page, onJumped } = await words();
    await page.click('lupus');
    await page.settle();
    expect(fakeBrowser.tabs.sendMessage).toHaveBeenCalledWith(
      7,
      { type: 'jump', id: 'lupus' },
      { frameId: 4 },
    );
    expect(onJumped).toHaveBeenCalledOnce();
  });

  test('say so when one is gone', async () => {
    const { page, onJumped } = await words(DEFAULT_SITES, false);
    await page.click('lupus');
    await page.settle();
    expect(page.text).toContain('“lupus” is no longer to be seen');
    expect(onJumped).not.toHaveBeenCalled();
  });

  test('are not listed where words are not explained', async () => {
    const { page } = await words({ ...DEFAULT_SITES, paused: true });
    expect(page.text).toBe('Words are not explained here now.');
  });
});
