import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Logo } from '../../components/logo.tsx';
import { ShortcutList } from '../../components/shortcut-list.tsx';
import { TermSearch } from '../../components/term-search.tsx';
import { TermTrail } from '../../components/term-trail.tsx';
import { t } from '../../components/text.ts';
import { useGlossary } from '../../components/use-glossary.ts';
import { useSettings } from '../../components/use-settings.ts';
import { siteVerdict } from '../../settings/sites.ts';

/** What the first page lets the reader try it on: words as they stand on pages about lupus. */
const EXAMPLE = [
  'A rheumatologist may order a blood test for ANA. A positive result can point to SLE, but many healthy people have one too.',
  'Some people get a butterfly rash, mouth ulcers or inflammation of the kidneys. Treatment often begins with hydroxychloroquine; a flare may need corticosteroids.',
];

/** The first page: one living example, then the four things worth knowing. */
export function Welcome({ onShown }: { onShown(): void }) {
  const settings = useSettings();
  const ready = settings !== undefined;

  useEffect(() => {
    if (!ready) return;
    document.title = `Inlay: ${t('welcomeTitle')}`;
    onShown();
  }, [ready, onShown]);

  if (!settings) return null;
  const { on } = siteVerdict(settings.sites, location.hostname);
  return (
    <div class="page welcome">
      <header class="page-head">
        <Logo />
        <h1>{t('welcomeTitle')}</h1>
      </header>
      <main class="welcome-main">
        <p class="welcome-lead">{t('welcomeLead')}</p>
        <section class="welcome-example" aria-labelledby="try-title">
          <h2 id="try-title">{t('welcomeTry')}</h2>
          {!on && <p class="note">{t('welcomePaused')}</p>}
          <div lang="en" class="welcome-text">
            {EXAMPLE.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </div>
        </section>
        <div class="welcome-blocks">
          <section aria-labelledby="point-title">
            <h2 id="point-title">{t('welcomePoint')}</h2>
            <p>{t('welcomePointText')}</p>
          </section>
          <section aria-labelledby="keys-title">
            <h2 id="keys-title">{t('welcomeKeys')}</h2>
            <ShortcutList />
          </section>
          <section aria-labelledby="switch-title">
            <h2 id="switch-title">{t('welcomeSwitch')}</h2>
            <p>{t('welcomeSwitchText')}</p>
          </section>
          <section aria-labelledby="privacy-title">
            <h2 id="privacy-title">{t('welcomePrivacy')}</h2>
            <p>{t('privacyText')}</p>
          </section>
        </div>
        <LookUp known={settings.known} speak={settings.preferences.speak} />
        <footer class="welcome-foot">
          <p class="hint">{t('welcomeAdvice')}</p>
          <button
            type="button"
            class="action"
            onClick={() => void browser.runtime.openOptionsPage()}
          >
            {t('welcomeOptions')}
          </button>
        </footer>
      </main>
    </div>
  );
}

function LookUp({ known, speak }: { known: readonly string[]; speak: boolean }) {
  const glossary = useGlossary();
  const [query, setQuery] = useState('');
  const [opened, setOpened] = useState<string>();
  return (
    <section class="welcome-search" aria-labelledby="search-title">
      <h2 id="search-title">{t('welcomeSearch')}</h2>
      {opened && glossary ? (
        <TermTrail
          glossary={glossary}
          first={opened}
          known={known}
          speak={speak}
          onOpened={() => {}}
          onLeave={() => setOpened(undefined)}
        />
      ) : (
        <TermSearch glossary={glossary} query={query} onQuery={setQuery} onOpen={setOpened} />
      )}
    </section>
  );
}
