import { browser } from 'wxt/browser';
import type { Card } from '../../glossary/entry.ts';
import type { LookUp, PageWord, Request } from '../../settings/messages.ts';
import { hostOf } from '../../settings/sites.ts';

/**
 * Asks the background. Undefined when nobody answers: the extension was updated or removed under the
 * page, and what is on the page goes on with what it has.
 */
async function ask<Answer>(request: Request): Promise<Answer | undefined> {
  try {
    return (await browser.runtime.sendMessage(request)) as Answer | undefined;
  } catch {
    return undefined;
  }
}

export async function fetchCards(ids: string[]): Promise<Card[]> {
  return (await ask<Card[]>({ type: 'cards', ids })) ?? [];
}

export function reportWords(words: PageWord[], fresh = false): void {
  void ask({ type: 'words', words, fresh });
}

export function lookUp(text: string): Promise<LookUp | undefined> {
  return ask<LookUp>({ type: 'look-up', text });
}

/** The host of the page in the tab, which decides for all its frames. */
export async function pageHost(): Promise<string> {
  if (window === window.top) return ownHost();
  return (await ask<string>({ type: 'page-host' })) ?? ownHost();
}

/** The host of this frame as rules name it: pages opened from the device have one, too. */
export function ownHost(): string {
  return hostOf(location.href) ?? location.hostname;
}

export function openOptions(): void {
  void ask({ type: 'open-options' });
}
