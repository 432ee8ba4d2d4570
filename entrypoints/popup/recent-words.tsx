import { useEffect, useState } from 'preact/hooks';
import { t } from '../../components/text.ts';
import type { Glossary } from '../../components/use-glossary.ts';
import { clearRecent, loadRecent } from '../../settings/recent.ts';

interface Props {
  glossary: Glossary | undefined;
  onOpen(id: string): void;
  /** Nothing is left here: the focus goes on elsewhere. */
  onCleared(): void;
}

/** The last look-ups, for readers who want them kept. */
export function RecentWords({ glossary, onOpen, onCleared }: Props) {
  const [ids, setIds] = useState<string[]>([]);
  useEffect(() => {
    void loadRecent().then(setIds);
  }, []);
  const entries = ids.flatMap((id) => glossary?.names.get(id) ?? []);
  if (entries.length === 0) return null;
  const clear = async () => {
    await clearRecent();
    setIds([]);
    onCleared();
  };
  return (
    <section class="recent" aria-labelledby="recent-title">
      <div class="words-head">
        <h2 id="recent-title">{t('recentTitle')}</h2>
        <button type="button" class="recent-clear" onClick={() => void clear()}>
          {t('recentClear')}
        </button>
      </div>
      <ul class="card-chips">
        {entries.map(({ id, term }) => (
          <li key={id}>
            <button type="button" class="chip" lang="en" onClick={() => onOpen(id)}>
              {term}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
