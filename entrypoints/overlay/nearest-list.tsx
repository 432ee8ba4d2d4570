import { t } from '../../components/text.ts';
import type { Card } from '../../glossary/entry.ts';

interface Props {
  text: string;
  cards: readonly Card[];
  onOpenTerm(id: string): void;
  onClose(): void;
}

/** What the card shows for a selection that is no entry: the nearest ones. */
export function NearestList({ text, cards, onOpenTerm, onClose }: Props) {
  return (
    <section class="term-card nearest">
      <p class="nearest-title">{t(cards.length > 0 ? 'nearestTitle' : 'nearestNone', text)}</p>
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
