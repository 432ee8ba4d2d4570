import { t } from '../../components/text.ts';
import type { Card } from '../../glossary/entry.ts';
import type { LookUp } from '../../settings/messages.ts';

/** What the entries of a list are to the text: its own words, or the nearest to it. */
export type Listed = Exclude<LookUp['how'], 'exact'>;

interface Props {
  text: string;
  how: Listed;
  cards: readonly Card[];
  onOpenTerm(id: string): void;
  onClose(): void;
}

/** What the card shows for a selection that is no entry: the words in it, or the nearest ones. */
export function NearestList({ text, how, cards, onOpenTerm, onClose }: Props) {
  return (
    <section class="term-card nearest">
      <p class="nearest-title">{t(titleOf(how, cards), text)}</p>
      <ul>
        {cards.map(({ id, term, short }) => (
          <li key={id}>
            <button type="button" class="nearest-term" onClick={() => onOpenTerm(id)}>
              <b>{term}</b>
              <span>{short.text}</span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="card-action nearest-close" onClick={onClose}>
        {t('close')}
      </button>
    </section>
  );
}

function titleOf(how: Listed, cards: readonly Card[]) {
  if (cards.length === 0) return 'nearestNone';
  return how === 'within' ? 'nearestWithin' : 'nearestTitle';
}
