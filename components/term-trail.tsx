import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { setKnown } from '../settings/store.ts';
import { TermCard } from './term-card.tsx';
import { type Glossary, useCard } from './use-glossary.ts';

interface Props {
  glossary: Glossary;
  /** Id of the entry to begin with. */
  first: string;
  known: readonly string[];
  speak: boolean;
  /** Called when a related word is opened. */
  onOpened(id: string): void;
  /** Back from the first card. */
  onLeave(): void;
}

/** A card in place, with related words that open in place and a way back. */
export function TermTrail({ glossary, first, known, speak, onOpened, onLeave }: Props) {
  const [trail, setTrail] = useState([first]);
  const box = useRef<HTMLDivElement>(null);
  const id = trail.at(-1) ?? first;
  const card = useCard(glossary, id);
  const shown = card?.id;

  // The button that led here is gone: the focus goes to the new heading, so that it is read.
  useLayoutEffect(() => {
    if (shown !== undefined) box.current?.querySelector<HTMLElement>('.card-term')?.focus();
  }, [shown]);

  const back = () => {
    if (trail.length > 1) setTrail(trail.slice(0, -1));
    else onLeave();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    back();
  };
  if (!card) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc goes back from wherever the focus is
    <div ref={box} class="term-trail" onKeyDown={onKeyDown}>
      <TermCard
        key={card.id}
        card={card}
        expanded
        canGoBack
        onBack={back}
        onOpenTerm={(next) => {
          setTrail([...trail, next]);
          onOpened(next);
        }}
        known={known.includes(card.id)}
        onKnown={(isKnown) => void setKnown(card.id, isKnown)}
        speak={speak}
      />
    </div>
  );
}
