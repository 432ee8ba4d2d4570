/** Glossaries and texts made for measuring: any size, the same at every run. */

import type { IndexedForm } from '../../glossary/index-encoding.ts';

/** A small random generator with a seed (mulberry32), so that runs compare. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const BEGINNINGS =
  'aden angi arthr cardi cephal chondr cyst derm encephal enter fibr gastr glomerul hemat hepat hyster kerat lapar leuk lip lymph mast myel my nephr neur oophor ophthalm oste ot pancreat path phleb pneum proct psych pyel rhin salping splen spondyl stomat thromb thyr trache urethr vascul vesicul'.split(
    ' ',
  );
const MIDDLES = 'o ocyt oblast ogen omal otrop oscler ofibr oplas omyc ovir otox odyn'.split(' ');
const ENDINGS =
  'itis osis oma emia pathy ectomy algia plasia trophy lysis genic ic al penia stenosis scopy gram'.split(
    ' ',
  );
const QUALITIES =
  'acute chronic primary secondary juvenile familial systemic diffuse localized benign severe idiopathic hereditary autoimmune'.split(
    ' ',
  );

/** A glossary of `size` forms: single words, phrases, plurals and abbreviations, as the real one has. */
export function madeForms(size: number): IndexedForm[] {
  const random = seeded(size);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const forms = new Map<string, IndexedForm>();
  for (let entry = 0; forms.size < size; entry++) {
    const word = pick(BEGINNINGS) + pick(MIDDLES) + pick(BEGINNINGS) + pick(ENDINGS);
    const name = random() < 0.6 ? `${pick(QUALITIES)} ${word}` : word;
    const abbreviation = Array.from({ length: 3 + (entry % 3) }, () =>
      String.fromCharCode(65 + Math.floor(random() * 26)),
    ).join('');
    const id = name.replaceAll(' ', '-');
    for (const text of [
      name,
      `${name}s`,
      `${name} disease`,
      `${name} syndrome`,
      `${name} diseases`,
    ]) {
      if (!forms.has(text)) forms.set(text, { id, text, abbreviation: false });
    }
    if (entry % 3 === 0 && !forms.has(abbreviation)) {
      forms.set(abbreviation, { id, text: abbreviation, abbreviation: true });
    }
  }
  return [...forms.values()].slice(0, size);
}

/** Running text of about `length` units: words by Zipf's law, with a form as every `every`th word. */
export function madeText(
  words: readonly string[],
  forms: readonly string[],
  every: number,
  length: number,
): string {
  const random = seeded(every);
  const parts: string[] = [];
  let made = 0;
  for (let count = 1; made < length; count++) {
    const zipf = Math.floor(words.length ** random()) - 1;
    let word = words[zipf] ?? 'the';
    if (count % every === 0) word = forms[Math.floor(random() * forms.length)] ?? word;
    const mark = count % 13 === 0 ? '. ' : count % 7 === 0 ? ', ' : ' ';
    parts.push(word, mark);
    made += word.length + mark.length;
  }
  return parts.join('');
}

/** The commonest words of English first, then ordinary words as they come. */
export function proseWords(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const [word] of text.matchAll(/[\p{L}’']+/gu))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
}
