import { useEffect, useState } from 'preact/hooks';
import { t, tCount } from '../../components/text.ts';
import type { Glossary } from '../../components/use-glossary.ts';
import { type SiteRules, siteVerdict } from '../../settings/sites.ts';
import { type FoundWord, jumpTo, type Page, watchWords, wordsOn } from './page.ts';

interface Props {
  page: Extract<Page, { kind: 'ready' }>;
  sites: SiteRules;
  glossary: Glossary | undefined;
  onJumped(): void;
}

type Order = 'page' | 'alphabet';

/** The words Inlay explains on this page: a list that leads to each, for screen readers too. */
export function PageWords({ page: { tabId, host }, sites, glossary, onJumped }: Props) {
  const [words, setWords] = useState<FoundWord[]>();
  const [order, setOrder] = useState<Order>('page');
  const [lost, setLost] = useState<string>();
  const { on } = siteVerdict(sites, host);

  useEffect(() => {
    const abort = new AbortController();
    const look = () =>
      void wordsOn(tabId).then((found) => {
        if (!abort.signal.aborted) setWords(found);
      });
    watchWords(tabId, look, abort.signal);
    look();
    return () => abort.abort();
  }, [tabId]);

  if (!on) return <p class="words-none">{t('wordsOff')}</p>;
  if (!glossary || !words) return null;
  const known = words.flatMap((word) => {
    const entry = glossary.names.get(word.id);
    return entry ? [{ ...word, term: entry.term }] : [];
  });
  if (known.length === 0) return <p class="words-none">{t('wordsNone')}</p>;
  if (order === 'alphabet') known.sort((a, b) => a.term.localeCompare(b.term, 'en'));

  const jump = async (word: FoundWord, term: string) => {
    if (await jumpTo(tabId, word)) onJumped();
    else setLost(term);
  };
  return (
    <section class="page-words" aria-labelledby="words-title">
      <div class="words-head">
        <h2 id="words-title">{tCount('words', known.length)}</h2>
        <fieldset class="words-order">
          <legend class="unseen">{t('wordsOrder')}</legend>
          {(['page', 'alphabet'] as const).map((name) => (
            <button
              key={name}
              type="button"
              class="chip"
              aria-pressed={order === name}
              onClick={() => setOrder(name)}
            >
              {t(name === 'page' ? 'wordsByPage' : 'wordsByName')}
            </button>
          ))}
        </fieldset>
      </div>
      <p role="status" class={lost ? 'words-lost' : 'unseen'}>
        {lost && t('wordsLost', lost)}
      </p>
      <ol class="words-list">
        {known.map(({ term, ...word }) => (
          <li key={word.id}>
            <button type="button" class="word" onClick={() => void jump(word, term)}>
              <span lang="en">{term}</span>
              {word.count > 1 && (
                <span class="word-count">
                  <span aria-hidden="true">×{word.count}</span>
                  <span class="unseen">{tCount('wordsTimes', word.count)}</span>
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
