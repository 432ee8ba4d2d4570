import type { LinkedText as Text } from '../glossary/entry.ts';

interface Props {
  text: Text;
  onOpenTerm(id: string): void;
}

/** A text of an entry in which the other entries it names can be opened. */
export function LinkedText({ text: { text, links }, onOpenTerm }: Props) {
  const pieces = [];
  let at = 0;
  for (const { start, end, id } of links) {
    pieces.push(text.slice(at, start));
    pieces.push(
      <button key={start} type="button" class="term-link" onClick={() => onOpenTerm(id)}>
        {text.slice(start, end)}
      </button>,
    );
    at = end;
  }
  pieces.push(text.slice(at));
  return <>{pieces}</>;
}
