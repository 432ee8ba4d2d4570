/**
 * How a medical word sounds to an English ear, in letters: two spellings of the same sounds come out
 * alike or nearly so. In the manner of Metaphone (Philips 1990), but vowels stay, since a word is
 * ranked by how far its sounds are from what was typed; rules for the Greek and Latin clusters of
 * medicine come first.
 */
const RULES: readonly [RegExp, string][] = [
  [/\b(ps|sc(?=[eiy]))/g, 's'],
  [/\b(pn|kn|gn|mn)/g, 'n'],
  [/\bpt/g, 't'],
  [/\bx/g, 'z'],
  [/\bwr/g, 'r'],
  [/\b(sj|sh|sch)(?=[oöe])/g, 'X'],
  [/\beu/g, 'u'],
  [/rrh|rh/g, 'r'],
  [/sch|sk/g, 'sk'],
  [/sc(?=[eiy])/g, 's'],
  [/ph|gh(?=t)/g, 'f'],
  [/tch/g, 'X'],
  [/sh|(?<=.)[ct]i(?=[aou])|s(?=ure)/g, 'X'],
  [/ch(?=[rlno])/g, 'k'],
  [/ch(?=[eiay])/g, 'k'],
  [/th/g, 't'],
  [/ck|cc(?![eiy])|q/g, 'k'],
  [/x/g, 'ks'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/g(?=[eiy])|dg(?=e)/g, 'j'],
  [/z/g, 's'],
  [/[ao]e/g, 'e'],
  [/eu|oo|ou|ew/g, 'u'],
  [/ea|ee|ie|ei|ey/g, 'i'],
  [/ai|ay/g, 'e'],
  [/au|aw/g, 'o'],
  [/y/g, 'i'],
  [/(?<=[aeiou])h(?![aeiou])|(?<=[^aeiou ])h/g, ''],
  [/e\b/g, ''],
  [/(.)\1+/g, '$1'],
];

const known = new Map<string, string>();
/** Words come again and again in names; what readers type is not worth keeping beyond this. */
const KEPT = 20_000;

/** The sounds of a folded text, word by word. */
export function soundsOfWords(folded: string): string {
  return folded.split(' ').map(soundsOf).join(' ');
}

function soundsOf(word: string): string {
  let sound = known.get(word);
  if (sound === undefined) {
    sound = RULES.reduce((text, [pattern, letters]) => text.replace(pattern, letters), word);
    if (known.size < KEPT) known.set(word, sound);
  }
  return sound;
}
