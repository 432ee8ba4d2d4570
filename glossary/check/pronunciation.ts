import type { Entry } from '../entry.ts';
import type { Finding } from './checker.ts';

const WORD = /^\p{L}+(?:-\p{L}+)*$/u;
const STRESSED = /(?:^|-)\p{Lu}+(?:-|$)/u;

/** `PEM-fih-gus`: syllables of letters joined by hyphens, the stressed ones in capitals. */
export function pronunciationFaults({ say }: Entry): Finding[] {
  if (say === undefined) return [];
  const words = say.split(' ');
  const wrong = words.find((word) => !WORD.test(word));
  if (wrong !== undefined)
    return [{ field: 'say', reason: `"${wrong}" is not syllables joined by hyphens` }];
  if (!words.some((word) => STRESSED.test(word)))
    return [{ field: 'say', reason: 'no syllable is stressed (in capitals)' }];
  const mixed = words
    .flatMap((word) => word.split('-'))
    .find((part) => part !== part.toLowerCase() && part !== part.toUpperCase());
  return mixed === undefined
    ? []
    : [{ field: 'say', reason: `"${mixed}" mixes capitals and small letters` }];
}
