/** The words of a text as a reader counts them: "C-reactive" and "body's" are one word each. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’./-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** A full stop in these ends no sentence. */
const ABBREVIATION = /\b(?:e\.g|i\.e|Dr|vs|etc|St)\.$/;

/** The sentences of a text, with their end marks. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let open = '';
  for (const piece of text.split(/(?<=[.?!]["”')]*)\s+(?=["“'(]?[\p{Lu}\p{N}])/u)) {
    open = open ? `${open} ${piece}` : piece;
    if (ABBREVIATION.test(open)) continue;
    sentences.push(open);
    open = '';
  }
  return open ? [...sentences, open] : sentences;
}
