import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { watchOwnIndex } from '../../settings/own-glossaries.ts';
import { rebuildOwnIndex } from '../../settings/own-glossary-import.ts';
import { answerMessages } from './answers.ts';
import { showCounts } from './badge.ts';
import { runCommands } from './commands.ts';
import { refreshSearch } from './glossary.ts';
import { offerMenus } from './menus.ts';
import { suggestInAddressBar } from './omnibox.ts';
import { forgetClosedTabs } from './tab-words.ts';
import { showState } from './toolbar-icon.ts';

export default defineBackground(() => {
  // A service worker is woken by its events only if it listens from its first turn.
  answerMessages();
  forgetClosedTabs();
  showCounts();
  showState();
  offerMenus();
  runCommands();
  suggestInAddressBar();
  watchOwnIndex(refreshSearch, new AbortController().signal);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'update') void rebuildOwnIndex();
    if (reason === 'install')
      void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  });
});
