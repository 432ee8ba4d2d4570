import type { Alert, Card } from '../glossary/entry.ts';
import { BodyPartIcon } from './body-part-icon.tsx';
import { CardDetails } from './card-details.tsx';
import { alertText, kindText, partText } from './entry-text.ts';
import { Icon } from './icon.tsx';
import { LinkedText } from './linked-text.tsx';
import { SpeakButton } from './speak-button.tsx';
import { t } from './text.ts';

/** Alerts of illness or harm that cannot wait; the others are cautions. */
const URGENT: ReadonlySet<Alert> = new Set(['emergency', 'same-day', 'crisis']);

export interface TermCardProps {
  card: Card;
  /** Other senses the word could have here; choosing one calls `onOpenTerm`. */
  couldMean?: { id: string; term: string; short: string }[];
  /** False: alerts, one sentence and "More". True: everything. */
  expanded?: boolean;
  pinned?: boolean;
  canGoBack?: boolean;
  onBack?(): void;
  /** Related words and words inside texts. */
  onOpenTerm(id: string): void;
  onExpand?(): void;
  known?: boolean;
  /** Absent: there is no such button; so for the next two. */
  onKnown?(known: boolean): void;
  onHideSite?(): void;
  onClose?(): void;
  speak?: boolean;
}

/** What a word means: the same card on pages, in the popup and on our own pages. */
export function TermCard(props: TermCardProps) {
  const { card, couldMean = [], expanded = false, onOpenTerm } = props;
  const { kind, term, say, alert, plain, affects, abbr } = card;
  return (
    <article class={props.pinned ? 'term-card pinned' : 'term-card'}>
      <div class="card-body">
        {props.canGoBack && (
          <button type="button" class="card-back" onClick={props.onBack}>
            <Icon name="back" />
            {t('back')}
          </button>
        )}
        <header class="card-head">
          <p class="card-kind">
            {card.own === undefined ? kindText(kind) : t('cardOwn', card.own)}
          </p>
          <h2 class="card-term" lang="en" tabIndex={-1}>
            {term}
            {abbr.length > 0 && <span class="card-abbr"> ({abbr.join(', ')})</span>}
          </h2>
          {(say || props.speak) && (
            <p class="card-say">
              {say && <span lang="en">{say}</span>}
              {props.speak && <SpeakButton term={term} />}
            </p>
          )}
        </header>
        {alert.map((name) => (
          <p key={name} class={URGENT.has(name) ? 'card-alert urgent' : 'card-alert'}>
            <Icon name="alert" />
            <span>{alertText(name)}</span>
          </p>
        ))}
        {plain && (
          <p class="card-plain" lang="en">
            {plain}
          </p>
        )}
        <p class="card-short" lang="en">
          <LinkedText text={card.short} onOpenTerm={onOpenTerm} />
        </p>
        {affects.length > 0 && (
          <ul class="card-parts" aria-label={t('cardAffects')}>
            {affects.map((part) => (
              <li key={part}>
                <BodyPartIcon part={part} />
                {partText(part)}
              </li>
            ))}
          </ul>
        )}
        {couldMean.length > 0 && <Senses couldMean={couldMean} onOpenTerm={onOpenTerm} />}
        {expanded && <CardDetails card={card} onOpenTerm={onOpenTerm} />}
        {!expanded && hasDetails(card) && (
          <button type="button" class="card-more" onClick={props.onExpand}>
            <Icon name="more" />
            {t('cardMore')}
          </button>
        )}
      </div>
      <footer class="card-foot">
        {(props.onKnown || props.onHideSite) && <Actions {...props} />}
        <p>{t('cardAdvice')}</p>
      </footer>
      {props.onClose && (
        <div class="card-bar">
          <button type="button" class="icon-button" aria-label={t('close')} onClick={props.onClose}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </article>
  );
}

function Senses({ couldMean = [], onOpenTerm }: Pick<TermCardProps, 'couldMean' | 'onOpenTerm'>) {
  return (
    <section>
      <h3 class="card-label">{t('cardCouldMean')}</h3>
      <ul class="card-senses">
        {couldMean.map(({ id, term, short }) => (
          <li key={id} lang="en">
            <button type="button" class="sense" onClick={() => onOpenTerm(id)}>
              <b>{term}</b>
              {short}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Actions({ known = false, onKnown, onHideSite }: TermCardProps) {
  return (
    <div class="card-actions">
      {onKnown && (
        <button
          type="button"
          class="card-action"
          aria-pressed={known}
          onClick={() => onKnown(!known)}
        >
          <Icon name="check" />
          {t('cardKnown')}
        </button>
      )}
      {onHideSite && (
        <button type="button" class="card-action" onClick={onHideSite}>
          <Icon name="hide" />
          {t('cardHideSite')}
        </button>
      )}
    </div>
  );
}

/** Whether there is anything that `CardDetails` would add. */
function hasDetails(card: Card): boolean {
  const { more, not, broader, results, also, brands, related, sources } = card;
  const lists = [results, also, brands, related, sources];
  return Boolean(more || not || broader) || lists.some((list) => list.length > 0);
}
