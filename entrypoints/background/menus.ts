import { browser } from 'wxt/browser';

const EXPLAIN = 'explain-selection';

/** "Explain …" in the menu of a selection. */
export function offerMenus(): void {
  browser.runtime.onInstalled.addListener(() => {
    void browser.contextMenus.removeAll().then(() =>
      browser.contextMenus.create({
        id: EXPLAIN,
        contexts: ['selection'],
        title: browser.i18n.getMessage('menuExplain', '%s'),
      }),
    );
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
    if (menuItemId !== EXPLAIN || tab?.id === undefined) return;
    void browser.tabs
      .sendMessage(tab.id, { type: 'explain-selection' }, { frameId: frameId ?? 0 })
      .catch(() => false);
  });
}
