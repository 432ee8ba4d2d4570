import { useState } from 'preact/hooks';
import { t } from '../../components/text.ts';

/** Runs a change of settings and tells the reader how it went. */
export type Save = (saving: Promise<unknown>, done?: string) => Promise<boolean>;

type State = { kind: 'quiet' } | { kind: 'done'; text: string } | { kind: 'failed' };

/** What was last saved, or that it was not, for the line that says so. */
export function useSaving(): { save: Save; state: State } {
  const [state, setState] = useState<State>({ kind: 'quiet' });
  const save: Save = async (saving, done = t('saved')) => {
    try {
      await saving;
      setState({ kind: 'done', text: done });
      return true;
    } catch {
      setState({ kind: 'failed' });
      return false;
    }
  };
  return { save, state };
}

export function SavingLine({ state }: { state: State }) {
  return (
    <p class={`saving ${state.kind}`} role={state.kind === 'failed' ? 'alert' : 'status'}>
      {state.kind === 'done' && state.text}
      {state.kind === 'failed' && t('saveFailed')}
    </p>
  );
}
