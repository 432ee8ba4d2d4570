import { useState } from 'preact/hooks';
import { type TextKey, t } from '../../components/text.ts';
import { LOCAL_FILES, parseHost, type SiteRules } from '../../settings/sites.ts';
import { readSitesFile, type SitesFault, sitesText } from '../../settings/sites-file.ts';
import { setMode, setPaused, setSite, setSites } from '../../settings/store.ts';
import { Choice } from './choice.tsx';
import { sitesFaultText } from './fault-text.ts';
import { OpenFile, saveFile } from './files.tsx';
import type { Save } from './saving.tsx';
import { SiteRow } from './site-row.tsx';

const MODE_TEXT: Record<SiteRules['mode'], TextKey> = {
  everywhere: 'siteModeEverywhere',
  chosen: 'siteModeChosen',
};

interface Props {
  sites: SiteRules;
  save: Save;
}

/** Where Inlay works: the mode, the pause, and the rules of single sites. */
export function SitesSection({ sites, save }: Props) {
  const [faults, setFaults] = useState<SitesFault[]>([]);
  // Kept here, so that an edit outlives its rule when another device removes that meanwhile.
  const [edit, setEdit] = useState<{ host: string; on: boolean; name: string }>();
  const [focused, setFocused] = useState<string>();
  const hosts = [...new Set([...Object.keys(sites.rules), ...(edit ? [edit.host] : [])])].sort();
  const stateOf = (host: string) => sites.rules[host] ?? (edit?.host === host && edit.on);

  const importSites = async (file: File) => {
    const parsed = await readSitesFile(file);
    setFaults(parsed.faults);
    if (parsed.faults.length === 0) await save(setSites(parsed.rules));
  };
  return (
    <section id="sites" aria-labelledby="sites-title">
      <h2 id="sites-title" tabIndex={-1}>
        {t('sitesTitle')}
      </h2>
      <Choice
        label={t('siteMode')}
        name="mode"
        values={['everywhere', 'chosen']}
        texts={MODE_TEXT}
        value={sites.mode}
        onChange={(mode) => void save(setMode(mode))}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={sites.paused}
          onChange={({ currentTarget }) => void save(setPaused(currentTarget.checked))}
        />
        <span>{t('sitePause')}</span>
      </label>
      <AddSite save={save} />
      <p class="hint">{t(hosts.length > 0 ? 'sitesHint' : 'sitesNone')}</p>
      {hosts.length > 0 && (
        <ul class="site-list">
          {hosts.map((host) => (
            <SiteRow
              key={host}
              host={host}
              on={stateOf(host)}
              edited={edit?.host === host ? edit.name : undefined}
              onEdit={(name) => {
                setFocused(undefined);
                setEdit(name === undefined ? undefined : { host, on: stateOf(host), name });
              }}
              onEdited={setFocused}
              focused={focused === host}
              gone={!(host in sites.rules)}
              save={save}
            />
          ))}
        </ul>
      )}
      <div class="actions">
        <OpenFile
          label={t('sitesImport')}
          accept=".csv,.txt"
          onOpen={(file) => void importSites(file)}
        />
        {hosts.length > 0 && (
          <button
            type="button"
            class="action"
            onClick={() => saveFile('inlay-sites.csv', sitesText(sites.rules))}
          >
            {t('sitesExport')}
          </button>
        )}
      </div>
      {faults.length > 0 && (
        <div class="faults" role="alert">
          <p>{t('nothingImported')}</p>
          <ul>
            {faults.map((fault) => (
              <li key={fault.line}>{sitesFaultText(fault)}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function AddSite({ save }: { save: Save }) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const add = async (on: boolean) => {
    const host = parseHost(typed);
    setWrong(host === undefined);
    if (host !== undefined && (await save(setSite(host, on)))) setTyped('');
  };
  return (
    <form
      class="field"
      onSubmit={(event) => {
        event.preventDefault();
        void add(false);
      }}
    >
      <label for="add-site">{t('sitesAdd')}</label>
      <div class="field-line">
        <input
          id="add-site"
          type="text"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          placeholder="example.org"
          value={typed}
          aria-invalid={wrong}
          aria-describedby={wrong ? 'add-site-wrong' : undefined}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <button type="submit" class="action">
          {t('sitesAddOff')}
        </button>
        <button type="button" class="action" onClick={() => void add(true)}>
          {t('sitesAddOn')}
        </button>
      </div>
      {wrong && (
        <p id="add-site-wrong" class="wrong" role="alert">
          {t('sitesWrong', LOCAL_FILES)}
        </p>
      )}
    </form>
  );
}
