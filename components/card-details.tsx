import type { Card, CardName } from '../glossary/entry.ts';
import { tagText } from './entry-text.ts';
import { LinkedText } from './linked-text.tsx';
import { TermLink } from './term-link.tsx';
import { t } from './text.ts';

interface Props {
  card: Card;
  onOpenTerm(id: string): void;
}

/** What a card adds when it is opened fully. */
export function CardDetails({ card, onOpenTerm }: Props) {
  const { more, results, not, broader, related } = card;
  const others = related.filter(({ id }) => id !== broader?.id);
  return (
    <div class="card-details">
      {more && (
        <p lang="en">
          <LinkedText text={more} onOpenTerm={onOpenTerm} />
        </p>
      )}
      {results.length > 0 && (
        <section>
          <h3 class="card-label">{t('cardResults')}</h3>
          <ul class="card-results" lang="en">
            {results.map((line) => (
              <li key={line.text}>
                <LinkedText text={line} onOpenTerm={onOpenTerm} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {not && (
        <section class="card-not">
          <h3 class="card-label">{t('cardNot')}</h3>
          <p lang="en">
            <LinkedText text={not} onOpenTerm={onOpenTerm} />
          </p>
        </section>
      )}
      <Names card={card} onOpenTerm={onOpenTerm} />
      {others.length > 0 && (
        <section>
          <h3 class="card-label">{t('cardRelated')}</h3>
          <ul class="card-chips" lang="en">
            {others.map((entry) => (
              <Chip key={entry.id} {...entry} onOpenTerm={onOpenTerm} />
            ))}
          </ul>
        </section>
      )}
      <Sources card={card} />
    </div>
  );
}

function Chip({ id, term, onOpenTerm }: { id: string; term: string } & Pick<Props, 'onOpenTerm'>) {
  return (
    <li>
      <button type="button" class="chip" onClick={() => onOpenTerm(id)}>
        {term}
      </button>
    </li>
  );
}

function Names({ card: { also, brands, broader }, onOpenTerm }: Props) {
  if (also.length === 0 && brands.length === 0 && !broader) return null;
  return (
    <dl class="card-facts">
      {broader && (
        <>
          <dt>{t('cardBroader')}</dt>
          <dd lang="en">
            <TermLink id={broader.id} text={broader.term} onOpenTerm={onOpenTerm} />
          </dd>
        </>
      )}
      {also.length > 0 && (
        <>
          <dt>{t('cardAlso')}</dt>
          <dd>
            {also.map((name, index) => (
              <Name key={name.text} name={name} last={index === also.length - 1} />
            ))}
          </dd>
        </>
      )}
      {brands.length > 0 && (
        <>
          <dt>{t('cardBrands')}</dt>
          <dd lang="en">{brands.join(', ')}</dd>
        </>
      )}
    </dl>
  );
}

function Name({ name: { text, tag }, last }: { name: CardName; last: boolean }) {
  return (
    <>
      <span lang="en">{text}</span>
      {tag && ` (${tagText(tag)})`}
      {!last && ', '}
    </>
  );
}

function Sources({ card: { sources, reviewed, checked } }: Pick<Props, 'card'>) {
  if (sources.length === 0) return null;
  return (
    <section>
      <h3 class="card-label">{t('cardSources')}</h3>
      <ul>
        {sources.map(({ title, url }) => (
          <li key={url} lang="en">
            <a href={url} target="_blank" rel="noopener noreferrer">
              {title}
            </a>
          </li>
        ))}
      </ul>
      {reviewed && (
        <p class="card-checked">
          {checked ? t('cardChecked', dateText(checked)) : t('cardReviewed', dateText(reviewed))}
        </p>
      )}
    </section>
  );
}

/** An ISO date as the reader's language writes it. */
function dateText(iso: string): string {
  const date = new Date(`${iso}T12:00:00`);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(t('language'), { dateStyle: 'medium' }).format(date);
}
