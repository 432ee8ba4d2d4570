import { Icon } from '../../components/icon.tsx';
import { t } from '../../components/text.ts';
import { LOCAL_FILES, parseHost } from '../../settings/sites.ts';
import { setSite, setSites } from '../../settings/store.ts';
import type { Save } from './saving.tsx';

interface Props {
  host: string;
  on: boolean;
  /** What its name is being changed to. */
  edited: string | undefined;
  onEdit(name: string | undefined): void;
  /** Removed elsewhere, while its name was being changed here. */
  gone: boolean;
  save: Save;
}

/** One rule: on or off, another name, or gone. */
export function SiteRow({ host, on, edited, onEdit, gone, save }: Props) {
  const shown = host === LOCAL_FILES ? t('sitesFiles') : host;
  const rename = () => {
    const next = edited === undefined ? undefined : parseHost(edited);
    if (next !== undefined && (next !== host || gone)) {
      void save(setSites({ [host]: undefined, [next]: on }));
    }
    if (next !== undefined) onEdit(undefined);
  };
  return (
    <li class="site-row">
      {edited === undefined ? (
        <span class="site-host">{shown}</span>
      ) : (
        <form
          class="site-host"
          onSubmit={(event) => {
            event.preventDefault();
            rename();
          }}
        >
          <input
            type="text"
            aria-label={t('sitesEdit', shown)}
            aria-invalid={parseHost(edited) === undefined}
            value={edited}
            // biome-ignore lint/a11y/noAutofocus: the reader just asked to edit this name
            autoFocus
            onInput={({ currentTarget }) => onEdit(currentTarget.value)}
            onKeyDown={({ key }) => key === 'Escape' && onEdit(undefined)}
            onBlur={gone ? undefined : rename}
          />
          {gone && (
            <p class="wrong" role="alert">
              {t('sitesGone', shown)}
            </p>
          )}
        </form>
      )}
      <select
        aria-label={t('sitesState', shown)}
        value={on ? 'on' : 'off'}
        onChange={({ currentTarget }) => void save(setSite(host, currentTarget.value === 'on'))}
      >
        <option value="on">{t('on')}</option>
        <option value="off">{t('off')}</option>
      </select>
      {host !== LOCAL_FILES && (
        <button
          type="button"
          class="icon-button"
          aria-label={t('sitesEdit', shown)}
          onClick={() => onEdit(host)}
        >
          <Icon name="edit" />
        </button>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={t('sitesRemove', shown)}
        onClick={() => void save(setSite(host, undefined))}
      >
        <Icon name="remove" />
      </button>
    </li>
  );
}
