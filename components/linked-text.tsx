import type { LinkedText as Text } from '../glossary/entry.ts';
import { TermLink } from './term-link.tsx';

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
      <TermLink key={start} id={id} text={text.slice(start, end)} onOpenTerm={onOpenTerm} />,
    );
    at = end;
  }
  pieces.push(text.slice(at));
  return <>{pieces}</>;
}
