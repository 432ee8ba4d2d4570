import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { t } from './text.ts';

interface Shortcut {
  name: string;
  what: string;
  keys: string;
}

/** The keyboard commands with the keys they have in this browser; all of them or those with keys. */
export function ShortcutList({ all = false }: { all?: boolean }) {
  const [shortcuts, setShortcuts] = useState<Shortcut[]>([]);
  useEffect(() => {
    void browser.commands.getAll().then((commands) =>
      setShortcuts(
        commands.map(({ name = '', description, shortcut }) => ({
          name,
          what: name === '_execute_action' ? t('keysPopup') : (description ?? name),
          keys: shortcut ?? '',
        })),
      ),
    );
  }, []);
  return (
    <dl class="shortcuts">
      {shortcuts
        .filter(({ keys }) => all || keys !== '')
        .map(({ name, what, keys }) => (
          <div key={name}>
            <dt>{what}</dt>
            <dd>{keys ? <Keys keys={keys} /> : t('keysUnset')}</dd>
          </div>
        ))}
    </dl>
  );
}

/** "Alt+Shift+I", which may break after a plus. */
function Keys({ keys }: { keys: string }) {
  const [first, ...others] = keys.split('+');
  return (
    <kbd>
      {first}
      {others.map((key) => (
        <Fragment key={key}>
          +<wbr />
          {key}
        </Fragment>
      ))}
    </kbd>
  );
}
