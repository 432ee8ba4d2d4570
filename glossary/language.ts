/** English by its commonest words, for text that does not say its language. */

const ENGLISH = new Set(
  'the of and to in is that for it with as was on are be by this from or an which have has not can may you your'.split(
    ' ',
  ),
);
/** Enough words to tell from; running English has over 25 % of these, other languages under 5 %. */
const SAMPLE_WORDS = 400;
const ENGLISH_SHARE = 0.1;
const FEWEST_WORDS = 20;

/** Whether a text reads as English; one too short to tell, or in no Latin letters' language, by the same share. */
export function looksEnglish(text: string): boolean {
  const words =
    text
      .slice(0, 20_000)
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.slice(0, SAMPLE_WORDS) ?? [];
  if (words.length < FEWEST_WORDS) return true;
  const english = words.filter((word) => ENGLISH.has(word)).length;
  return english / words.length >= ENGLISH_SHARE;
}
