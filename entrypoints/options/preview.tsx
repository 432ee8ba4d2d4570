import { useEffect, useRef } from 'preact/hooks';
import { TermCard } from '../../components/term-card.tsx';
import { t } from '../../components/text.ts';
import { type Glossary, useCard } from '../../components/use-glossary.ts';
import type { Preferences } from '../../settings/preferences.ts';

/** The names under which the overlay's stylesheet declares the styles of marks. */
const HIGHLIGHTS: Record<Preferences['markStyle'], string> = {
  dotted: 'inlay-term',
  line: 'inlay-term-line',
  tint: 'inlay-term-tint',
};

/** Two short sections, with the places where words of the glossary stand in each. */
const TEXTS = [
  'Pemphigus can begin in the mouth. A biopsy helps to tell pemphigus from other illnesses.',
  'Treatment of pemphigus often starts with corticosteroids.',
];
const WORDS = /pemphigus|biopsy|corticosteroids/gi;
const SHOWN_CARD = 'pemphigus';

interface Props {
  preferences: Preferences;
  glossary: Glossary | undefined;
}

/** Marks and a card as they look with the present choices. */
export function Preview({ preferences, glossary }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const { density, markStyle } = preferences;

  useEffect(() => {
    // `CSS.highlights` is what pages use; the mark styles are those of the pages too.
    const nodes = [...(box.current?.children ?? [])].map((paragraph) => paragraph.firstChild);
    const ranges = marksOf(density).flatMap(({ section, start, end }) => {
      const node = nodes[section];
      if (!node) return [];
      return new StaticRange({
        startContainer: node,
        startOffset: start,
        endContainer: node,
        endOffset: end,
      });
    });
    const name = HIGHLIGHTS[markStyle];
    CSS.highlights?.set(name, new Highlight(...ranges));
    return () => void CSS.highlights?.delete(name);
  }, [density, markStyle]);

  const card = useCard(glossary, SHOWN_CARD);
  return (
    <figure class="preview">
      <figcaption>{t('previewTitle')}</figcaption>
      <div ref={box} class="preview-text" lang="en">
        {TEXTS.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
      {card && (
        <div class="preview-card">
          <TermCard card={card} onOpenTerm={() => {}} speak={preferences.speak} />
        </div>
      )}
    </figure>
  );
}

/** Which words of the preview are marked, by section and offsets. */
export function marksOf(
  density: Preferences['density'],
): { section: number; start: number; end: number }[] {
  if (density === 'off') return [];
  const seen = new Set<string>();
  return TEXTS.flatMap((text, section) => {
    if (density === 'section') seen.clear();
    return [...text.matchAll(WORDS)].flatMap((match) => {
      const [word] = match;
      const again = seen.has(word.toLowerCase());
      seen.add(word.toLowerCase());
      if (again && density !== 'every') return [];
      return { section, start: match.index, end: match.index + word.length };
    });
  });
}
