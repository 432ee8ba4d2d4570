import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { answerMessages } from './answers.ts';
import { showCounts } from './badge.ts';
import { runCommands } from './commands.ts';
import { offerMenus } from './menus.ts';
import { suggestInAddressBar } from './omnibox.ts';
import { forgetClosedTabs } from './tab-words.ts';

export default defineBackground(() => {
  // A service worker is woken by its events only if it listens from its first turn.
  answerMessages();
  forgetClosedTabs();
  showCounts();
  offerMenus();
  runCommands();
  suggestInAddressBar();
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install')
      void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  });
});
