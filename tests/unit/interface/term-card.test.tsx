// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { TermCard } from '../../../components/term-card.tsx';
import { FULL_CARD, makeCard } from './cards.ts';
import { Mounted } from './mounted.ts';

const nothing = () => {};

describe('a card', () => {
  test('shows every field of an entry, alerts before the meaning', async () => {
    const card = new Mounted(<TermCard card={FULL_CARD} expanded onOpenTerm={nothing} />);
    for (const text of [
      'giant cell arteritis (GCA)',
      'Illness',
      'JY-unt sel',
      'swollen arteries of the head',
      'This needs a doctor the same day.',
      'Infections can be more serious',
      'inflammation of large arteries',
      'Blood vessels',
      'Eyes',
      'It can harm sight.',
      'High ESR',
      'Polymyalgia has no headache.',
      'temporal arteritis (older name), GCA arteritis',
      'Brandname',
      'A kind of',
      'polymyalgia rheumatica',
      'MedlinePlus: Giant cell arteritis',
      'Nov 21, 2026',
      'not advice about your health',
    ]) {
      expect(card.text).toContain(text);
    }
    expect(card.text.indexOf('same day')).toBeLessThan(card.text.indexOf('An illness with'));
    await card.expectAccessible();
  });

  test('is short until more is asked for', async () => {
    const onExpand = vi.fn();
    const card = new Mounted(
      <TermCard card={FULL_CARD} onOpenTerm={nothing} onExpand={onExpand} />,
    );
    expect(card.text).not.toContain('It can harm sight.');
    await card.click('More');
    expect(onExpand).toHaveBeenCalledOnce();
    await card.expectAccessible();
  });

  test('offers no more where there is none', () => {
    const card = new Mounted(
      <TermCard card={makeCard({ id: 'a', term: 'a' })} onOpenTerm={nothing} />,
    );
    expect(card.all('.card-more')).toEqual([]);
  });

  test('opens words inside its texts, related words, and other senses', async () => {
    const onOpenTerm = vi.fn();
    const card = new Mounted(
      <TermCard
        card={FULL_CARD}
        expanded
        onOpenTerm={onOpenTerm}
        couldMean={[{ id: 'gca-2', term: 'Another sense', short: 'Something else.' }]}
      />,
    );
    await card.click('inflammation');
    await card.click('polymyalgia rheumatica');
    await card.click('vasculitis');
    await card.click('Another senseSomething else.');
    expect(onOpenTerm.mock.calls.flat()).toEqual([
      'inflammation',
      'polymyalgia-rheumatica',
      'vasculitis',
      'gca-2',
    ]);
    await card.expectAccessible();
  });

  test('names its parent once', () => {
    const card = new Mounted(<TermCard card={FULL_CARD} expanded onOpenTerm={nothing} />);
    expect(card.all('.chip').map(({ textContent }) => textContent)).toEqual([
      'polymyalgia rheumatica',
    ]);
  });

  test('lets the reader know the word, and no longer', async () => {
    const onKnown = vi.fn();
    const card = new Mounted(<TermCard card={FULL_CARD} onOpenTerm={nothing} onKnown={onKnown} />);
    await card.click('I know this word');
    card.show(<TermCard card={FULL_CARD} known onOpenTerm={nothing} onKnown={onKnown} />);
    expect(card.named('I know this word').getAttribute('aria-pressed')).toBe('true');
    await card.click('I know this word');
    expect(onKnown.mock.calls.flat()).toEqual([true, false]);
  });

  test('has only the buttons somebody answers', () => {
    const card = new Mounted(
      <TermCard card={makeCard({ id: 'a', term: 'a' })} onOpenTerm={nothing} />,
    );
    expect(card.all('button')).toEqual([]);
    card.show(
      <TermCard
        card={FULL_CARD}
        onOpenTerm={nothing}
        onHideSite={nothing}
        onClose={nothing}
        canGoBack
        onBack={nothing}
      />,
    );
    for (const name of ['Hide on this site', 'Close', 'Back']) card.named(name);
  });

  test('opens its sources only by a click, without telling them where from', () => {
    const card = new Mounted(<TermCard card={FULL_CARD} expanded onOpenTerm={nothing} />);
    const link = card.find<HTMLAnchorElement>('a');
    expect(link.href).toBe('https://medlineplus.gov/gca.html');
    expect(link.rel).toContain('noreferrer');
    expect(link.target).toBe('_blank');
  });

  test('says that facts were checked only where a second reader did', () => {
    const written = makeCard({ ...FULL_CARD, reviewed: '2026-03-01', checked: undefined });
    const card = new Mounted(<TermCard card={written} expanded onOpenTerm={nothing} />);
    expect(card.text).toContain('Last edited Mar 1, 2026');
    expect(card.text).not.toContain('checked');
    card.show(
      <TermCard card={{ ...written, checked: '2026-04-02' }} expanded onOpenTerm={nothing} />,
    );
    expect(card.text).toContain('Facts checked Apr 2, 2026');
    expect(card.text).not.toContain('Last edited');
  });

  test('says which glossary of the reader it comes from', () => {
    const own = makeCard({ id: 'own.a.b', term: 'port', own: 'My clinic', reviewed: '' });
    const card = new Mounted(<TermCard card={own} expanded onOpenTerm={nothing} />);
    expect(card.text).toContain('From your glossary “My clinic”');
  });

  test('speaks only with a voice of the device', () => {
    const voices = [{ localService: false, lang: 'en-US' }];
    vi.stubGlobal('speechSynthesis', { getVoices: () => voices, addEventListener: nothing });
    const silent = new Mounted(<TermCard card={FULL_CARD} speak onOpenTerm={nothing} />);
    expect(silent.all('[aria-label^="Say"]')).toEqual([]);
    voices.push({ localService: true, lang: 'en-GB' });
    const speaking = new Mounted(<TermCard card={FULL_CARD} speak onOpenTerm={nothing} />);
    speaking.named('Say “giant cell arteritis” aloud');
    vi.unstubAllGlobals();
  });
});

test('the card is light: it drags neither search nor schemas into every tab', () => {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const source = readFileSync(file, 'utf8');
    expect(source, file).not.toMatch(/from '(fuse\.js|valibot)'/);
    for (const [, path = ''] of source.matchAll(/^import (?!type)[^;]*? from '(\.[^']+)'/gms)) {
      visit(join(dirname(file), path));
    }
  };
  visit(join(import.meta.dirname, '../../../components/term-card.tsx'));
  expect(seen.size).toBeGreaterThan(5);
});
