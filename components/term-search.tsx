import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { SearchHit } from '../glossary/search-hits.ts';
import type { NamedEntry } from '../glossary/search-names.ts';
import { kindText } from './entry-text.ts';
import { Icon } from './icon.tsx';
import { MatchedText } from './matched-text.tsx';
import { t, tCount } from './text.ts';
import { TrustedSites } from './trusted-sites.tsx';
import type { Glossary } from './use-glossary.ts';

/** More results than this are not looked at; a longer query finds the rest. */
const RESULTS = 10;

interface Props {
  glossary: Glossary | undefined;
  query: string;
  onQuery(query: string): void;
  onOpen(id: string): void;
  /** Whether one can type right away. */
  focused?: boolean;
  /** Shown while nothing is typed. */
  children?: ComponentChildren;
}

/** The search box with results as one types: arrow keys, Enter, Esc. */
export function TermSearch(props: Props) {
  const { glossary, query, onQuery, onOpen, focused = false, children } = props;
  const input = useRef<HTMLInputElement>(null);
  // A choice holds for the query it was made for, also when keys come faster than it is shown.
  const choice = useRef({ typed: '', index: 0 });
  const [, show] = useState(0);
  const typed = query.trim();
  const { hits, near } = useMemo(() => search(glossary, typed), [glossary, typed]);
  const shown = hits.length > 0 ? hits : near;
  const chosenIndex = () => (choice.current.typed === typed ? choice.current.index : 0);
  const active = chosenIndex();

  useLayoutEffect(() => {
    if (!focused) return;
    input.current?.focus();
    // Coming back from a card one can type the next word.
    input.current?.select();
  }, [focused]);
  useEffect(() => {
    document.getElementById(optionId(active))?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const index = chosenIndex();
    const chosen = shown[index];
    if (step !== 0 && shown.length > 0) {
      choice.current = { typed, index: (index + step + shown.length) % shown.length };
      show(choice.current.index);
    } else if (event.key === 'Enter' && chosen) {
      onOpen(chosen.id);
    } else if (event.key === 'Escape' && query !== '') {
      onQuery('');
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <search class="term-search">
      <div class="search-box">
        <Icon name="search" />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-expanded={typed !== '' && shown.length > 0}
          aria-controls="search-results"
          aria-autocomplete="list"
          aria-activedescendant={typed !== '' && shown.length > 0 ? optionId(active) : undefined}
          aria-label={t('searchLabel')}
          placeholder={t('searchPlaceholder')}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={query}
          onInput={({ currentTarget }) => onQuery(currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {query !== '' && (
          <button
            type="button"
            class="icon-button"
            aria-label={t('searchClear')}
            onClick={() => {
              onQuery('');
              input.current?.focus();
            }}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
      <p class="unseen" role="status">
        {typed !== '' &&
          glossary &&
          (hits.length > 0 ? tCount('searchCount', hits.length) : t('searchNone', shorten(typed)))}
      </p>
      {typed === '' && children}
      {typed !== '' && glossary && hits.length === 0 && (
        <p class="search-none">{t('searchNone', shorten(typed))}</p>
      )}
      {typed !== '' && near.length > 0 && <p class="search-near">{t('searchNearest')}</p>}
      <div
        id="search-results"
        class="search-results"
        role="listbox"
        aria-label={t('searchResults')}
        hidden={typed === '' || shown.length === 0}
      >
        {typed !== '' &&
          shown.map((hit, index) => (
            <Result
              key={hit.id}
              id={optionId(index)}
              hit={hit}
              entry={glossary?.names.get(hit.id)}
              active={index === active}
              onOpen={() => onOpen(hit.id)}
            />
          ))}
      </div>
      {typed !== '' && glossary && hits.length === 0 && <TrustedSites query={shorten(typed)} />}
    </search>
  );
}

interface ResultProps {
  id: string;
  hit: SearchHit;
  entry: NamedEntry | undefined;
  active: boolean;
  onOpen(): void;
}

function Result({ id, hit: { term, matched, ranges }, entry, active, onOpen }: ResultProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above holds the focus and handles keys
    <div
      id={id}
      class="search-result"
      role="option"
      aria-selected={active}
      tabIndex={-1}
      onClick={onOpen}
    >
      <span class="result-head">
        <b lang="en">{matched === term ? <MatchedText text={term} ranges={ranges} /> : term}</b>
        {entry && <span class="result-kind">{entry.own ?? kindText(entry.kind)}</span>}
      </span>
      {matched !== term && (
        <span class="result-also" lang="en">
          <MatchedText text={matched} ranges={ranges} />
        </span>
      )}
      {entry && (
        <span class="result-short" lang="en">
          {entry.short}
        </span>
      )}
    </div>
  );
}

function search(
  glossary: Glossary | undefined,
  typed: string,
): { hits: SearchHit[]; near: SearchHit[] } {
  if (!glossary || typed === '') return { hits: [], near: [] };
  const hits = glossary.search.find(typed, RESULTS);
  return { hits, near: hits.length > 0 ? [] : glossary.search.nearest(typed) };
}

/** What is read back to the reader of what they pasted. */
const LONGEST_SHOWN = 60;

function shorten(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST_SHOWN
    ? `${characters.slice(0, LONGEST_SHOWN).join('')}…`
    : text;
}

function optionId(index: number): string {
  return `search-result-${index}`;
}
