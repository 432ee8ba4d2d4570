import { browser } from 'wxt/browser';
import { glossarySearch } from './glossary.ts';

/** How many suggestions the address bar shows. */
const SUGGESTIONS = 6;

/** The address bar keyword: the same search as in the popup. */
export function suggestInAddressBar(): void {
  browser.omnibox.setDefaultSuggestion({ description: browser.i18n.getMessage('omniboxHint') });
  browser.omnibox.onInputChanged.addListener((text, suggest) => {
    void suggestionsFor(text).then(suggest);
  });
  browser.omnibox.onInputEntered.addListener((text) => {
    const url = browser.runtime.getURL(`/popup.html?q=${encodeURIComponent(text)}`);
    void browser.tabs.create({ url });
  });
}

async function suggestionsFor(text: string): Promise<{ content: string; description: string }[]> {
  const { search, names } = await glossarySearch();
  return search.find(text, SUGGESTIONS).map(({ id, term }) => {
    const short = names.get(id)?.short;
    const description = short ? `${term}: ${short}` : term;
    // Chromium reads a description as XML; Firefox (153) shows it as it is.
    return {
      content: term,
      description: import.meta.env.FIREFOX ? description : escapeXml(description),
    };
  });
}

function escapeXml(text: string): string {
  return text.replace(/[<>&'"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
