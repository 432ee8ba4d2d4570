/**
 * What matching means, written as plainly as can be and as slowly as it likes: the property tests
 * hold the engine against it. It shares nothing with the engine but the rule for addresses.
 */
export interface NaiveForm {
  id: string;
  text: string;
  abbreviation: boolean;
}

export interface NaiveMatch {
  start: number;
  end: number;
  ids: string[];
}

interface Character {
  kind: 'letter' | 'space' | 'hyphen' | 'linker' | 'mark' | 'invisible' | 'apostrophe' | 'break';
  /** Folded letters, '' for other kinds. */
  letters: string;
  capital: boolean;
  text: string;
  start: number;
  end: number;
}

interface Word {
  letters: string;
  capitals: boolean[];
  start: number;
  end: number;
  /** Index among the characters, after the word. */
  next: number;
}

const LIGATURES: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ς: 'σ',
};

function characters(text: string): Character[] {
  let start = 0;
  return [...text].map((character) => {
    const at = start;
    start += character.length;
    return { ...described(character), text: character, start: at, end: start };
  });
}

function described(character: string): Pick<Character, 'kind' | 'letters' | 'capital'> {
  const other = (kind: Character['kind']) => ({ kind, letters: '', capital: false });
  if (/^\s$/.test(character)) return other('space');
  if ("'`´ʹʼʻ‘’‛′＇ꞌ".includes(character)) return other('apostrophe');
  if ('-‐‑‒–−﹣－'.includes(character)) return other('hyphen');
  if ('/.+&*:,%'.includes(character)) return other('linker');
  if (/^[\p{Cf}\u115f\u1160\u3164\uffa0]$/u.test(character)) return other('invisible');
  if (/^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}々ーｰ⁰¹²³⁴⁵⁶⁷⁸⁹]$/u.test(character))
    return other('break');
  if (/^\p{M}$/u.test(character)) return other('mark');
  if (!/^[\p{L}\p{N}_]$/u.test(character)) return other('break');
  const plain = character.normalize('NFKD').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  const letters = [...plain]
    .filter((one) => /[\p{L}\p{N}_]/u.test(one))
    .map((one) => LIGATURES[one] ?? one);
  return {
    kind: 'letter',
    letters: letters.join('') || character,
    capital: character.toLowerCase() !== character,
  };
}

/** The word that begins at a character; undefined when none does. */
function wordAt(all: Character[], first: number): Word | undefined {
  const head = all[first];
  if (head?.kind !== 'letter') return undefined;
  const word: Word = { letters: '', capitals: [], start: head.start, end: head.start, next: first };
  let sinceApostrophe = -1;
  for (; word.next < all.length; word.next++) {
    const one = all[word.next];
    if (!one) break;
    if (one.kind === 'letter') {
      word.letters += one.letters;
      for (let unit = 0; unit < one.letters.length; unit++) {
        word.capitals.push(unit === 0 && one.capital);
      }
      word.end = one.end;
      sinceApostrophe = sinceApostrophe < 0 ? -1 : sinceApostrophe + 1;
    } else if (one.kind === 'mark') {
      if (word.end === one.start) word.end = one.end;
    } else if (one.kind === 'apostrophe') {
      if (sinceApostrophe === 0) break;
      sinceApostrophe = 0;
    } else if (one.kind !== 'invisible') {
      break;
    }
  }
  return word;
}

/** The word without its possessive 's. */
function withoutPossessive(all: Character[], word: Word, first: number): Word | undefined {
  const within = all.slice(first, word.next).filter(({ start }) => start < word.end);
  const apostrophe = within.findLastIndex(({ kind }) => kind === 'apostrophe');
  if (apostrophe < 0) return undefined;
  const after = within
    .slice(apostrophe + 1)
    .filter(({ kind }) => kind !== 'mark' && kind !== 'invisible');
  if (after.length !== 1 || after[0]?.letters !== 's') return undefined;
  return { ...word, letters: word.letters.slice(0, -1), capitals: word.capitals.slice(0, -1) };
}

/** What stands between two words, and where the second begins; undefined where a phrase ends. */
function gapAt(all: Character[], from: number): { joint: string; next: number } | undefined {
  let joint = '';
  let spaces = false;
  for (let index = from; index < all.length; index++) {
    const one = all[index];
    if (!one || one.kind === 'break' || one.kind === 'apostrophe') return undefined;
    if (one.kind === 'letter') return { joint: joint || ' ', next: index };
    if (one.kind === 'space') {
      if (joint === ' ' && !spaces && !/[\n\r]/.test(one.text)) return undefined;
      spaces = true;
    } else if (one.kind === 'hyphen') {
      if (spaces || joint) return undefined;
      joint = ' ';
    } else if (one.kind === 'linker') {
      if (joint) return undefined;
      joint = one.text;
    }
  }
  return undefined;
}

interface Key {
  letters: string;
  capitals: boolean[];
}

/** A form as it is compared; undefined when it cannot be. */
export function keyOf(text: string): Key | undefined {
  const key: Key = { letters: '', capitals: [] };
  let joint = '';
  for (const one of characters(text)) {
    if (one.kind === 'break') return undefined;
    if (one.kind === 'space' || one.kind === 'hyphen') joint ||= ' ';
    if (one.kind === 'linker') joint = one.text;
    if (one.kind !== 'letter') continue;
    if (joint && key.letters) {
      key.letters += joint;
      key.capitals.push(false);
    }
    joint = '';
    key.letters += one.letters;
    for (let unit = 0; unit < one.letters.length; unit++)
      key.capitals.push(unit === 0 && one.capital);
  }
  return key.letters ? key : undefined;
}

/** All matches: leftmost first, at each place the longest, no two overlapping. */
export function naiveMatches(
  forms: readonly NaiveForm[],
  text: string,
  inAddress: (start: number, end: number) => boolean,
): NaiveMatch[] {
  const keys = forms.flatMap((form) => {
    const key = keyOf(form.text);
    return key ? [{ form, key }] : [];
  });
  const all = characters(text);
  const found: NaiveMatch[] = [];
  let index = 0;
  while (index < all.length) {
    const first = wordAt(all, index);
    if (!first) {
      index++;
      continue;
    }
    const best = longestFrom(keys, all, index);
    if (!best) {
      index = first.next;
      continue;
    }
    if (!inAddress(best.start, best.end)) found.push(best);
    while ((all[index]?.start ?? text.length) < best.end) index++;
  }
  return found;
}

function longestFrom(
  keys: readonly { form: NaiveForm; key: Key }[],
  all: Character[],
  first: number,
): NaiveMatch | undefined {
  let best: NaiveMatch | undefined;
  let bestEnd = -1;
  const start = all[first]?.start ?? 0;
  const walk = (before: Key, starts: number[], at: number) => {
    const word = wordAt(all, at);
    if (!word) return;
    const wordStarts = [...starts, before.letters.length];
    const readings = [word, withoutPossessive(all, word, at)].flatMap((reading) => {
      if (!reading) return [];
      const key = {
        letters: before.letters + reading.letters,
        capitals: [...before.capitals, ...reading.capitals],
      };
      const fitting = keys.filter(({ form, key: wanted }) => fits(form, wanted, key, wordStarts));
      // Forms that want just these capitals go before those that take any.
      const exact = fitting.filter(
        ({ form, key: wanted }) => form.abbreviation && wanted.capitals.includes(true),
      );
      const chosen = exact.length > 0 ? exact : fitting;
      return [{ key, ids: [...new Set(chosen.map(({ form }) => form.id))].sort() }];
    });
    const [whole = [], bare = []] = readings.map(({ ids }) => ids);
    // As a possessive, unless the form with its s means the same.
    const ids = bare.length > 0 && !bare.some((id) => whole.includes(id)) ? bare : whole;
    if (ids.length > 0 && word.end > bestEnd) {
      best = { start, end: word.end, ids };
      bestEnd = word.end;
    }
    for (const { key } of readings) {
      if (!keys.some(({ key: wanted }) => wanted.letters.startsWith(key.letters))) continue;
      const gap = gapAt(all, word.next);
      const joined = {
        letters: key.letters + (gap?.joint ?? ''),
        capitals: [...key.capitals, false],
      };
      if (gap) walk(joined, wordStarts, gap.next);
    }
  };
  walk({ letters: '', capitals: [] }, [], first);
  return best;
}

function fits(form: NaiveForm, wanted: Key, key: Key, wordStarts: number[]): boolean {
  if (wanted.letters !== key.letters) return false;
  if (!form.abbreviation) return true;
  return wanted.capitals.every(
    (capital, index) => capital === key.capitals[index] || (!capital && wordStarts.includes(index)),
  );
}
