import type { Stage } from './both-browsers.ts';
import type { Reader } from './reader.ts';

/** Of the browser's own windows and the background, what these tests use. */
interface Dispatched {
  dispatch(...values: unknown[]): void;
}
declare const chrome: {
  omnibox: { onInputChanged: Dispatched };
  commands: { onCommand: Dispatched };
  contextMenus: { onClicked: Dispatched };
  tabs: { query(what: object): Promise<object[]> };
};

/**
 * The bars and menus around a page. In Firefox they are worked as they are; in Chromium, where no
 * test reaches them, the background hears what they would tell it.
 */
export class BrowserBars {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** What the address bar suggests for a text typed after the keyword. */
  async suggestions(text: string): Promise<string[]> {
    if (this.#stage.name === 'chromium') {
      const worker = await this.#worker();
      return worker.evaluate(
        (typed) =>
          new Promise<string[]>((resolve) => {
            const take = (found: { description: string }[]) =>
              resolve(found.map(({ description }) => description));
            chrome.omnibox.onInputChanged.dispatch(typed, take);
          }),
        text,
      );
    }
    return this.#inWindow(`
      gURLBar.focus();
      gURLBar.search(${JSON.stringify(`inlay ${text}`)});
      const rows = () => [...document.querySelectorAll('.urlbarView-row:not([type="heuristic"]) .urlbarView-title')];
      const found = await until(() => rows().map((row) => row.textContent).filter((text) => text.includes(': ')), (texts) => texts.length > 1);
      gURLBar.view.close();
      return found;`);
  }

  /** Presses a keyboard command of ours, by its name in the manifest. */
  async command(name: string): Promise<void> {
    if (this.#stage.name === 'chromium') {
      const worker = await this.#worker();
      await worker.evaluate(async (command) => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        chrome.commands.onCommand.dispatch(command, tab);
      }, name);
      return;
    }
    await this.#inWindow(`
      const { WebExtensionPolicy } = Cu.getGlobalForObject(Services);
      const extension = WebExtensionPolicy.getByID('inlay@inlay.example').extension;
      extension.shortcuts.onCommand(${JSON.stringify(name)}, window.gBrowser.selectedTab);`);
  }

  /** Chooses "Explain" in the menu of what is selected; answers what stands there. */
  async chooseExplain(reader: Reader, selected: string): Promise<string> {
    if (this.#stage.name === 'chromium') {
      const worker = await this.#worker();
      await worker.evaluate(async (selectionText) => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        const info = { menuItemId: 'explain-selection', frameId: 0, selectionText };
        chrome.contextMenus.onClicked.dispatch(info, tab);
      }, selected);
      return `Explain “${selected}”`;
    }
    const { x, y, width, height } = await reader.boxOf(selected);
    await reader.page.mouse.click(x + width / 2, y + height / 2, { button: 'right' });
    return this.#inWindow(`
      const menu = document.getElementById('contentAreaContextMenu');
      const item = await until(() => [...menu.querySelectorAll('menuitem')].find(({ label }) => label.startsWith('Explain “')), Boolean);
      const { label } = item;
      item.doCommand();
      menu.hidePopup();
      return label;`);
  }

  async #worker() {
    const target = await this.#stage.launched.browser.waitForTarget(
      (one) => one.type() === 'service_worker',
    );
    const worker = await target.worker();
    if (!worker) throw new Error('The background is not there.');
    return worker;
  }

  /** Runs the body of a function in Firefox's own window. */
  async #inWindow<T>(body: string): Promise<T> {
    const { connection } = this.#stage.launched.browser as unknown as {
      connection: { send(method: string, parameters: object): Promise<{ result: Answer }> };
    };
    const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const context = tree.result.contexts?.find(({ url }) => url.endsWith('browser.xhtml'))?.context;
    const expression = `(async () => {
      const until = async (look, satisfied) => {
        for (let i = 0; i < 100; i++) {
          const seen = look();
          if (satisfied(seen)) return seen;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        throw new Error('not there');
      };
      const answer = await (async () => { ${body} })();
      return JSON.stringify(answer ?? null);
    })()`;
    const { result } = await connection.send('script.evaluate', {
      expression,
      target: { context },
      awaitPromise: true,
    });
    if (result.type !== 'success') throw new Error(JSON.stringify(result.exceptionDetails?.text));
    return JSON.parse(result.result?.value ?? 'null') as T;
  }
}

interface Answer {
  contexts?: { context: string; url: string }[];
  type?: string;
  result?: { value?: string };
  exceptionDetails?: { text?: string };
}
