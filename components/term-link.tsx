interface Props {
  id: string;
  text: string;
  onOpenTerm(id: string): void;
}

/** A word inside a text that opens its entry in place. */
export function TermLink({ id, text, onOpenTerm }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <button> is one box: it cannot wrap, and the comma after it may begin a line
    <span
      class="term-link"
      role="button"
      tabIndex={0}
      onClick={() => onOpenTerm(id)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onOpenTerm(id);
      }}
    >
      {text}
    </span>
  );
}
