import { useState } from 'preact/hooks';
import { t, tCount } from '../../components/text.ts';
import type { Glossary } from '../../components/use-glossary.ts';
import { setKnownWords } from '../../settings/store.ts';
import { focusHeading } from './focus.ts';
import type { Save } from './saving.tsx';

interface Props {
  known: readonly string[];
  glossary: Glossary | undefined;
  save: Save;
}

/** The words the reader said they know: to be marked again one by one or all, with an undo. */
export function KnownWords({ known, glossary, save }: Props) {
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const nameOf = (id: string) => glossary?.names.get(id)?.term ?? id;
  const forget = async (ids: readonly string[]) => {
    if (!(await save(setKnownWords(ids, false)))) return;
    setRemoved(ids);
    focusHeading('known');
  };
  const undo = async () => {
    if (!(await save(setKnownWords(removed, true)))) return;
    setRemoved([]);
    focusHeading('known');
  };
  return (
    <section id="known" aria-labelledby="known-title">
      <h2 id="known-title" tabIndex={-1}>
        {t('knownTitle')}
      </h2>
      <p class="hint">{known.length > 0 ? tCount('knownHint', known.length) : t('knownNone')}</p>
      {known.length > 0 && (
        <ul class="known-list">
          {known.map((id) => (
            <li key={id}>
              <span lang="en">{nameOf(id)}</span>
              <button
                type="button"
                class="card-action"
                aria-label={t('knownForgetOne', nameOf(id))}
                onClick={() => void forget([id])}
              >
                {t('knownForget')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {(known.length > 1 || removed.length > 0) && (
        <div class="actions">
          {known.length > 1 && (
            <button type="button" class="action" onClick={() => void forget(known)}>
              {t('knownClear')}
            </button>
          )}
          {removed.length > 0 && (
            <button type="button" class="action" onClick={() => void undo()}>
              {t('undo')}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
