import { useEffect, useState } from 'preact/hooks';
import { Logo } from '../../components/logo.tsx';
import { ShortcutList } from '../../components/shortcut-list.tsx';
import { type TextKey, t } from '../../components/text.ts';
import { useGlossary } from '../../components/use-glossary.ts';
import { useSettings } from '../../components/use-settings.ts';
import { unsyncedParts } from '../../settings/store.ts';
import { BackupSection } from './backup-section.tsx';
import { KnownWords } from './known-words.tsx';
import { LookSection } from './look-section.tsx';
import { OwnGlossaries } from './own-glossaries.tsx';
import { SavingLine, useSaving } from './saving.tsx';
import { SitesSection } from './sites-section.tsx';

const SECTIONS: readonly [id: string, title: TextKey][] = [
  ['look', 'lookTitle'],
  ['known', 'knownTitle'],
  ['sites', 'sitesTitle'],
  ['own', 'ownTitle'],
  ['keys', 'keysTitle'],
  ['backup', 'backupTitle'],
  ['privacy', 'privacyTitle'],
];

/** All that can be chosen, on one page. */
export function Options() {
  const settings = useSettings();
  const glossary = useGlossary();
  const { save, state } = useSaving();
  const [unsynced, setUnsynced] = useState<string[]>([]);

  useEffect(() => {
    void unsyncedParts().then(setUnsynced);
  }, [settings]);
  useEffect(() => {
    document.title = `Inlay: ${t('optionsTitle')}`;
  }, []);

  if (!settings) return null;
  return (
    <div class="page options">
      <header class="page-head">
        <Logo />
        <h1>{t('optionsTitle')}</h1>
        <SavingLine state={state} />
      </header>
      <nav class="options-nav" aria-label={t('optionsNav')}>
        <ul>
          {SECTIONS.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{t(title)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <main class="options-main">
        {unsynced.length > 0 && <p class="note">{t('unsynced')}</p>}
        <LookSection preferences={settings.preferences} glossary={glossary} save={save} />
        <KnownWords known={settings.known} glossary={glossary} save={save} />
        <SitesSection sites={settings.sites} save={save} />
        <OwnGlossaries save={save} />
        <section id="keys" aria-labelledby="keys-title">
          <h2 id="keys-title">{t('keysTitle')}</h2>
          <ShortcutList all />
          <p class="hint">{t('keysChange')}</p>
        </section>
        <BackupSection save={save} />
        <section id="privacy" aria-labelledby="privacy-title">
          <h2 id="privacy-title">{t('privacyTitle')}</h2>
          <p>{t('privacyText')}</p>
          <p>{t('privacyMarks')}</p>
          <p>
            <a href="/welcome.html">{t('openWelcome')}</a>
          </p>
        </section>
      </main>
    </div>
  );
}
