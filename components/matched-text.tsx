interface Props {
  text: string;
  /** UTF-16 offsets of what the reader typed. */
  ranges: readonly [start: number, end: number][];
}

/** A name with the letters marked that the reader typed. */
export function MatchedText({ text, ranges }: Props) {
  const pieces = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start < at || end <= start) continue;
    pieces.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  pieces.push(text.slice(at));
  return <>{pieces}</>;
}
