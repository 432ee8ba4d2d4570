import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../components/text.ts';
import { LOCAL_FILES, parseHost } from '../../settings/sites.ts';
import { setSite, setSites } from '../../settings/store.ts';
import { focusHeading } from './focus.ts';
import type { Save } from './saving.tsx';

interface Props {
  host: string;
  on: boolean;
  /** What its name is being changed to. */
  edited: string | undefined;
  onEdit(name: string | undefined): void;
  /** Called when the change of name is over by keyboard, with the name the rule has now. */
  onEdited(host: string): void;
  /** The change of its name is just over: the focus goes on from here. */
  focused: boolean;
  /** Removed elsewhere, while its name was being changed here. */
  gone: boolean;
  save: Save;
}

/** One rule: on or off, another name, or gone. */
export function SiteRow(props: Props) {
  const { host, on, edited, onEdit, onEdited, focused, gone, save } = props;
  const input = useRef<HTMLInputElement>(null);
  const editButton = useRef<HTMLButtonElement>(null);
  const editing = edited !== undefined;
  const dropped = useRef(false);
  const shown = host === LOCAL_FILES ? t('sitesFiles') : host;

  useLayoutEffect(() => {
    dropped.current = false;
    if (editing) input.current?.select();
    else if (focused) editButton.current?.focus({ preventScroll: true });
  }, [editing, focused]);

  const rename = (): string | undefined => {
    const next = edited === undefined ? undefined : parseHost(edited);
    // A field that is taken away loses the focus, too.
    if (next === undefined || dropped.current) return undefined;
    dropped.current = true;
    if (next !== host || gone) void save(setSites({ [host]: undefined, [next]: on }));
    onEdit(undefined);
    return next;
  };
  const drop = () => {
    dropped.current = true;
    onEdit(undefined);
    onEdited(host);
  };
  return (
    <li class="site-row">
      {!editing ? (
        <span class="site-host">{shown}</span>
      ) : (
        <form
          class="site-host"
          onSubmit={(event) => {
            event.preventDefault();
            const next = rename();
            if (next !== undefined) onEdited(next);
          }}
        >
          <input
            type="text"
            aria-label={t('sitesEdit', shown)}
            aria-invalid={parseHost(edited) === undefined}
            value={edited}
            ref={input}
            onInput={({ currentTarget }) => onEdit(currentTarget.value)}
            onKeyDown={({ key }) => key === 'Escape' && drop()}
            onBlur={gone ? undefined : () => void rename()}
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
          ref={editButton}
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
        onClick={() =>
          void save(setSite(host, undefined)).then((done) => done && focusHeading('sites'))
        }
      >
        <Icon name="remove" />
      </button>
    </li>
  );
}
