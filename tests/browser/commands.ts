import type { Stage } from './both-browsers.ts';
import { middleOf } from './hands.ts';
import { inFirefoxWindow } from './protocol.ts';
import type { Reader } from './reader.ts';

/** The suggested shortcuts whose keys a test can press in Firefox: the key's name, code and number. */
const KEYS = { 'next-word': ['>', 'Period', 190], 'previous-word': ['<', 'Comma', 188] } as const;

export type CommandName = keyof typeof KEYS | 'explain-selection' | 'pause';

interface Dispatching {
  dispatch(...details: unknown[]): void;
}
interface Extension {
  commands: { onCommand: Dispatching };
  contextMenus: { onClicked: Dispatching };
  tabs: { query(what: object): Promise<{ id?: number }[]> };
}
declare const chrome: Extension;

/**
 * Gives a command by its shortcut. In Firefox the keys go through the browser's own window, as those
 * of a keyboard do; a letter among them is not taken for the shortcut there (153), so its key element
 * is told, and a command without a suggested shortcut is told itself. In Chromium keys sent by the protocol reach the page but not the browser around it (156),
 * so there the event is fired where it arrives, in the service worker.
 */
export async function command(stage: Stage, reader: Reader, name: CommandName): Promise<void> {
  await reader.page.bringToFront();
  if (stage.name === 'firefox') {
    await inFirefoxWindow(stage.launched.browser, inFirefox(name));
    return;
  }
  const worker = await serviceWorker(stage);
  await worker.evaluate(async (wanted) => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    chrome.commands.onCommand.dispatch(wanted, tab);
  }, name);
}

/**
 * Chooses "Explain …" in the menu of what is selected. Firefox shows the menu and its entry is
 * chosen there; Chromium's menu is the system's own and out of reach, so the choice is told where it
 * arrives, in the service worker.
 */
export async function explainByMenu(stage: Stage, reader: Reader, text: string): Promise<void> {
  await reader.page.bringToFront();
  if (stage.name === 'firefox') {
    const { x, y } = middleOf(await reader.boxOf(text));
    await reader.page.mouse.click(x, y, { button: 'right' });
    await inFirefoxWindow(
      stage.launched.browser,
      `(async () => {
        const menu = document.getElementById('contentAreaContextMenu');
        while (menu.state !== 'open') await new Promise((resolve) => setTimeout(resolve, 20));
        const entry = [...menu.children].find((item) => item.label?.startsWith('Explain'));
        if (!entry) throw new Error('no entry "Explain"');
        menu.activateItem(entry);
      })()`,
    );
    return;
  }
  const worker = await serviceWorker(stage);
  await worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    chrome.contextMenus.onClicked.dispatch({ menuItemId: 'explain-selection', frameId: 0 }, tab);
  });
}

async function serviceWorker({ launched }: Stage) {
  const target = await launched.browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = await target.worker();
  if (!worker) throw new Error('the service worker is not there');
  return worker;
}

function inFirefox(name: CommandName): string {
  if (name === 'explain-selection')
    return `document.querySelector('[id^="ext-keyset-id-inlay"] [key="E"]').doCommand()`;
  if (name === 'pause')
    return `WebExtensionPolicy.getActiveExtensions().find(({ id }) => id.startsWith('inlay')).extension.shortcuts.onCommand('pause')`;
  return pressed(KEYS[name]);
}

function pressed([key, code, keyCode]: (typeof KEYS)[keyof typeof KEYS]): string {
  return `(() => {
    const keyboard = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
    keyboard.beginInputTransactionForTests(window);
    const keys = [['Alt', 'AltLeft', 18], ['Shift', 'ShiftLeft', 16], ['${key}', '${code}', ${keyCode}]]
      .map(([key, code, keyCode]) => new KeyboardEvent('', { key, code, keyCode }));
    for (const key of keys) keyboard.keydown(key);
    for (const key of keys.reverse()) keyboard.keyup(key);
  })()`;
}
