import type { Entry } from '../entry.ts';
import type { Finding } from './checker.ts';

/** What an entry never says, and why. Only `alert` speaks of safety. */
const FORBIDDEN: [RegExp, string][] = [
  [/\byou (?:should|must|need to|ought|may want|can try)\b/i, 'gives advice'],
  [
    /\b(?:ask|tell|call|see|talk to|speak to|consult|contact) (?:your|a|the) (?:doctor|nurse|gp|pharmacist)\b/i,
    'gives advice',
  ],
  [
    /\b(?:it is important to|make sure|be sure to|seek (?:medical|help)|avoid taking|stop taking)\b/i,
    'gives advice',
  ],
  [
    /(?:^|[.!?]\s+)(?:take|avoid|try|ask|call|tell|seek|use|do not|don['’]t|never)\s/i,
    'gives advice',
  ],
  [/\b\d+(?:\.\d+)?\s?(?:mg|mcg|µg|ml|units?)\b/i, 'names a dose'],
  [/\b\d+(?:\.\d+)?\s?(?:%|per ?cent|percent)(?!\w)/i, 'names a percentage, which ages'],
  [/\b(?:survival|life expectancy)\b/i, 'speaks of survival'],
  [
    /\b(?:suffer(?:s|ers?|ing)? from|victims?|battle|battling|fight(?:s|ing)? (?:against |the )?(?:cancer|illness|disease))\b/i,
    'uses a war or victim word',
  ],
  [/\b(?:all in (?:the|your) mind|crazy|insane)\b/i, 'blames the mind'],
  [/\bcommitted suicide\b/i, 'says "committed suicide"; "died by suicide"'],
  [
    /\b(?:completely|totally|perfectly|very) safe\b|\bfirst[- ]choice\b|\bthe best\b/i,
    'promises or ranks',
  ],
  [/\bnormal means healthy\b|\bnegative rules (?:it|this) out\b/i, 'promises too much of a test'],
];

export function adviceFaults({ short, more, not, plain, results }: Entry): Finding[] {
  const texts: [string, string | undefined][] = [
    ['plain', plain],
    ['short', short],
    ['more', more],
    ['not', not],
    ...results.map((line): [string, string] => ['results', line]),
  ];
  return texts.flatMap(([field, text]) =>
    FORBIDDEN.flatMap(([pattern, reason]) => {
      const found = text && pattern.exec(text);
      return found ? [{ field, reason: `${reason}: "${found[0].trim()}"` }] : [];
    }),
  );
}
