import { type TextKey, t } from '../../components/text.ts';

interface Props<Value extends string> {
  label: string;
  name: string;
  values: readonly Value[];
  texts: Record<Value, TextKey>;
  value: Value;
  onChange(value: Value): void;
}

/** One of a few: radio buttons side by side, below each other where there is no room. */
export function Choice<Value extends string>(props: Props<Value>) {
  const { label, name, values, texts, value, onChange } = props;
  return (
    <fieldset class="choice">
      <legend>{label}</legend>
      <div class="choice-values">
        {values.map((each) => (
          <label key={each} class="choice-value">
            <input
              type="radio"
              name={name}
              value={each}
              checked={each === value}
              onChange={() => onChange(each)}
            />
            <span>{t(texts[each])}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
