import { useState } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../components/text.ts';
import { LOCAL_FILES, type SiteRules, siteVerdict, switchHost } from '../../settings/sites.ts';
import { setMode, setPaused, switchSite } from '../../settings/store.ts';
import type { Page } from './page.ts';

interface Props {
  page: Page;
  sites: SiteRules;
  /** Only the switch: the reader is looking something up. */
  small: boolean;
}

/** Whether words are explained on this site, what decides it, and the wider switches. */
export function SiteSwitch({ page, sites, small }: Props) {
  const [failed, setFailed] = useState(false);
  const save = (saving: Promise<void>) => {
    setFailed(false);
    saving.catch(() => setFailed(true));
  };
  if (small && page.kind !== 'ready') return null;
  return (
    <section class="site-switch" aria-label={t('siteLabel')}>
      {page.kind === 'ready' ? (
        <Switch
          host={page.host}
          sites={sites}
          small={small}
          onFlip={(on) => save(switchSite(page.host, on))}
        />
      ) : (
        <p class="site-note">
          {t(page.kind === 'closed-file' ? 'siteClosedFile' : 'siteForbidden')}
        </p>
      )}
      {failed && (
        <p class="site-failed" role="alert">
          {t('saveFailed')}
        </p>
      )}
      {!small && (
        <div class="site-wider">
          <button
            type="button"
            class="card-action"
            aria-pressed={sites.paused}
            onClick={() => save(setPaused(!sites.paused))}
          >
            <Icon name={sites.paused ? 'play' : 'pause'} />
            {t('sitePause')}
          </button>
          <label class="site-mode">
            <span class="unseen">{t('siteMode')}</span>
            <select
              value={sites.mode}
              onChange={({ currentTarget }) =>
                save(setMode(currentTarget.value === 'chosen' ? 'chosen' : 'everywhere'))
              }
            >
              <option value="everywhere">{t('siteModeEverywhere')}</option>
              <option value="chosen">{t('siteModeChosen')}</option>
            </select>
          </label>
        </div>
      )}
    </section>
  );
}

interface SwitchProps {
  host: string;
  sites: SiteRules;
  small: boolean;
  onFlip(on: boolean): void;
}

function Switch({ host, sites, small, onFlip }: SwitchProps) {
  const { on } = siteVerdict(sites, host);
  return (
    <>
      <button
        type="button"
        class="site-flip"
        role="switch"
        aria-checked={on}
        aria-describedby="site-why"
        onClick={() => onFlip(!on)}
      >
        <span class="site-name">
          {host === LOCAL_FILES ? t('siteFiles') : t('siteExplain', switchHost(host))}
        </span>
        <span class="track" aria-hidden="true">
          <span class="thumb" />
        </span>
      </button>
      <p id="site-why" class={small ? 'unseen' : 'site-note'}>
        {whyText(sites, host)}
      </p>
    </>
  );
}

/** Says which rule decides for a host. */
function whyText(sites: SiteRules, host: string): string {
  const { on, decidedBy } = siteVerdict(sites, host);
  switch (decidedBy.kind) {
    case 'paused':
      return t('siteWhyPaused');
    case 'mode':
      return t(on ? 'siteWhyEverywhere' : 'siteWhyChosen');
    case 'rule':
      if (decidedBy.host === LOCAL_FILES) return t(on ? 'siteWhyFilesOn' : 'siteWhyFilesOff');
      return t(on ? 'siteWhyRuleOn' : 'siteWhyRuleOff', decidedBy.host);
  }
}
