import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { alertText, kindText, partText, tagText } from '../../../components/entry-text.ts';
import { ALERTS, BODY_PARTS, KINDS, TAGS } from '../../../glossary/entry.ts';
import { speakEnglish } from './mounted.ts';
import { sentences } from './sentences.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const english = sentences('en');
const spanish = sentences('es');
const sources = globSync('{components,entrypoints}/**/*.{ts,tsx}', { cwd: root });

describe('the languages of the interface', () => {
  test('say the same things', () => {
    expect(Object.keys(spanish).sort()).toEqual(Object.keys(english).sort());
  });

  test('leave nothing untranslated', () => {
    const alike = Object.keys(english).filter((name) => english[name] === spanish[name]);
    expect(alike.sort()).toEqual(
      ['delayValue', 'off', 'on'].filter((name) => alike.includes(name)),
    );
  });

  test('have their substitutions in each sentence', () => {
    const places = (text = '') => [...new Set(text.match(/\$\d/g))].sort();
    for (const name of Object.keys(english)) {
      expect(places(spanish[name]), name).toEqual(places(english[name]));
    }
  });

  test('speak to the reader as usted throughout in Spanish', () => {
    const familiar =
      /(?<!\p{L})(?:tú|tus?|te|ti|contigo|puedes|quieres|eliges|haz|escribe)(?!\p{L})/iu;
    expect(Object.values(spanish).filter((sentence) => familiar.test(sentence))).toEqual([]);
  });

  test('name everything an entry names by keyword', () => {
    speakEnglish();
    const names = [
      ...KINDS.map(kindText),
      ...ALERTS.map(alertText),
      ...BODY_PARTS.map(partText),
      ...TAGS.map(tagText),
    ];
    expect(names.every((name) => Object.values(english).includes(name))).toBe(true);
    expect(new Set(names).size).toBe(names.length);
  });
});

test.each(sources.filter((file) => file.endsWith('.tsx')))(
  '%s holds no sentence of its own',
  (file) => {
    const source = readFileSync(join(root, file), 'utf8').replace(/\/\*.*?\*\/|\/\/.*$/gms, '');
    const texts = [...source.matchAll(/>([^<>{}=;()]*[A-Za-z]{2}[^<>{}=;()]*)<\//g)].map(
      ([, text]) => text?.trim(),
    );
    expect(texts.filter((text) => text !== 'Inlay')).toEqual([]);
  },
);
