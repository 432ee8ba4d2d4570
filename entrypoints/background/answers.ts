import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import { Request } from '../../settings/messages.ts';
import { cardsFor, lookUp } from './glossary.ts';
import { keepWords, wordsOf } from './tab-words.ts';

/** Answers what overlays and our own pages ask; anything else is left unanswered. */
export function answerMessages(): void {
  const listener = (
    message: unknown,
    sender: Browser.runtime.MessageSender,
    respond: (answer: unknown) => void,
  ) => {
    const request = v.safeParse(Request, message);
    if (!request.success) return undefined;
    void answer(request.output, sender).then(respond, () => respond(undefined));
    return true;
  };
  // The polyfill's types know only listeners that return promises; these work in both browsers.
  browser.runtime.onMessage.addListener(listener as never);
}

async function answer(
  request: Request,
  { tab, frameId }: Browser.runtime.MessageSender,
): Promise<unknown> {
  switch (request.type) {
    case 'cards':
      return cardsFor(request.ids);
    case 'look-up':
      return lookUp(request.text);
    case 'words':
      if (tab?.id !== undefined) await keepWords(tab.id, frameId ?? 0, request);
      return undefined;
    case 'tab-words':
      return wordsOf(request.tabId);
    case 'page-host':
      return tab?.id === undefined
        ? undefined
        : browser.tabs.sendMessage(tab.id, { type: 'ping' }, { frameId: 0 });
    case 'open-options':
      return browser.runtime.openOptionsPage();
  }
}
