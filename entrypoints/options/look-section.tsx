import { type TextKey, t } from '../../components/text.ts';
import type { Glossary } from '../../components/use-glossary.ts';
import {
  DENSITIES,
  LONGEST_DELAY_MS,
  MARK_STYLES,
  OPENINGS,
  type Preferences,
  TEXT_SIZES,
  THEMES,
} from '../../settings/preferences.ts';
import { clearRecent } from '../../settings/recent.ts';
import { savePreferences } from '../../settings/store.ts';
import { Choice } from './choice.tsx';
import { Preview } from './preview.tsx';
import type { Save } from './saving.tsx';

interface Props {
  preferences: Preferences;
  glossary: Glossary | undefined;
  save: Save;
}

const DENSITY_TEXT: Record<Preferences['density'], TextKey> = {
  section: 'densitySection',
  page: 'densityPage',
  every: 'densityEvery',
  off: 'densityOff',
};
const MARK_TEXT: Record<Preferences['markStyle'], TextKey> = {
  dotted: 'markDotted',
  line: 'markLine',
  tint: 'markTint',
};
const OPEN_TEXT: Record<Preferences['open'], TextKey> = {
  hover: 'openHover',
  click: 'openClick',
  'key-hover': 'openKeyHover',
};
const SIZE_TEXT: Record<Preferences['textSize'], TextKey> = {
  small: 'sizeSmall',
  medium: 'sizeMedium',
  large: 'sizeLarge',
  largest: 'sizeLargest',
};
const THEME_TEXT: Record<Preferences['theme'], TextKey> = {
  auto: 'themeAuto',
  light: 'themeLight',
  dark: 'themeDark',
  contrast: 'themeContrast',
};
const SWITCHES: readonly [name: 'speak' | 'badge' | 'recent', label: TextKey][] = [
  ['speak', 'speakLabel'],
  ['badge', 'badgeLabel'],
  ['recent', 'recentLabel'],
];

/** How marks and cards look and when a card opens, with a preview that follows every choice. */
export function LookSection({ preferences, glossary, save }: Props) {
  const set = (patch: Partial<Preferences>) => void save(savePreferences(patch));
  const setSwitch = (name: (typeof SWITCHES)[number][0], on: boolean) => {
    set({ [name]: on });
    if (name === 'recent' && !on) void clearRecent();
  };
  return (
    <section id="look" aria-labelledby="look-title">
      <h2 id="look-title">{t('lookTitle')}</h2>
      <Preview preferences={preferences} glossary={glossary} />
      <Choice
        label={t('densityLabel')}
        name="density"
        values={DENSITIES}
        texts={DENSITY_TEXT}
        value={preferences.density}
        onChange={(density) => set({ density })}
      />
      <Choice
        label={t('markLabel')}
        name="mark"
        values={MARK_STYLES}
        texts={MARK_TEXT}
        value={preferences.markStyle}
        onChange={(markStyle) => set({ markStyle })}
      />
      <Choice
        label={t('openLabel')}
        name="open"
        values={OPENINGS}
        texts={OPEN_TEXT}
        value={preferences.open}
        onChange={(open) => set({ open })}
      />
      <label class="field">
        <span>{t('delayLabel')}</span>
        <span class="field-line">
          <input
            type="range"
            min={0}
            max={LONGEST_DELAY_MS / 2}
            step={50}
            value={preferences.delayMs}
            disabled={preferences.open === 'click'}
            onChange={({ currentTarget }) => set({ delayMs: Number(currentTarget.value) })}
          />
          <output>{t('delayValue', preferences.delayMs)}</output>
        </span>
      </label>
      <Choice
        label={t('sizeLabel')}
        name="size"
        values={TEXT_SIZES}
        texts={SIZE_TEXT}
        value={preferences.textSize}
        onChange={(textSize) => set({ textSize })}
      />
      <Choice
        label={t('themeLabel')}
        name="theme"
        values={THEMES}
        texts={THEME_TEXT}
        value={preferences.theme}
        onChange={(theme) => set({ theme })}
      />
      {SWITCHES.map(([name, label]) => (
        <label key={name} class="check">
          <input
            type="checkbox"
            checked={preferences[name]}
            onChange={({ currentTarget }) => setSwitch(name, currentTarget.checked)}
          />
          <span>{t(label)}</span>
        </label>
      ))}
    </section>
  );
}
