import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Icon } from '../../components/icon.tsx';
import { Logo } from '../../components/logo.tsx';
import { TermSearch } from '../../components/term-search.tsx';
import { TermTrail } from '../../components/term-trail.tsx';
import { t } from '../../components/text.ts';
import { useGlossary } from '../../components/use-glossary.ts';
import { useSettings } from '../../components/use-settings.ts';
import { addRecent } from '../../settings/recent.ts';
import { openPage, type Page } from './page.ts';
import { PageWords } from './page-words.tsx';
import { RecentWords } from './recent-words.tsx';
import { SiteSwitch } from './site-switch.tsx';

/** The popup: the switch of this site, the search, the words of this page. */
export function Popup({ address }: { address: URL }) {
  const settings = useSettings();
  const glossary = useGlossary(settings !== undefined);
  const [page, setPage] = useState<Page>();
  const [query, setQuery] = useState(address.searchParams.get('q') ?? '');
  const [opened, setOpened] = useState<string>();
  const inTab = address.search !== '';

  useEffect(() => {
    void openPage(address).then(setPage);
  }, [address]);

  if (!settings) return null;
  const remember = (id: string) => {
    if (settings.preferences.recent) void addRecent(id);
  };
  const open = (id: string) => {
    setOpened(id);
    remember(id);
  };

  return (
    <div class={inTab ? 'popup in-tab' : 'popup'}>
      <header class="popup-head">
        <Logo />
        <h1>Inlay</h1>
        <button
          type="button"
          class="icon-button"
          aria-label={t('openOptions')}
          title={t('openOptions')}
          onClick={() => void browser.runtime.openOptionsPage().then(() => inTab || window.close())}
        >
          <Icon name="settings" />
        </button>
      </header>
      <main>
        {page && (
          <SiteSwitch
            page={page}
            sites={settings.sites}
            small={opened !== undefined || query.trim() !== ''}
          />
        )}
        {opened && glossary ? (
          <TermTrail
            glossary={glossary}
            first={opened}
            known={settings.known}
            speak={settings.preferences.speak}
            onOpened={remember}
            onLeave={() => setOpened(undefined)}
          />
        ) : (
          <TermSearch focused glossary={glossary} query={query} onQuery={setQuery} onOpen={open}>
            {settings.preferences.recent && (
              <RecentWords glossary={glossary} onOpen={open} onCleared={focusSearch} />
            )}
            {page?.kind === 'ready' && (
              <PageWords
                page={page}
                sites={settings.sites}
                glossary={glossary}
                onJumped={() => inTab || window.close()}
              />
            )}
          </TermSearch>
        )}
      </main>
    </div>
  );
}

function focusSearch(): void {
  document.querySelector<HTMLElement>('[role="combobox"]')?.focus();
}
