import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../components/text.ts';
import { type BackupFault, exportBackup, readBackup } from '../../settings/backup.ts';
import { resetEverything, restoreBackup } from '../../settings/restore.ts';
import { backupFaultText } from './fault-text.ts';
import { OpenFile, saveFile } from './files.tsx';
import type { Save } from './saving.tsx';

/** Everything as one file, back from one file, and back to the beginning. */
export function BackupSection({ save }: { save: Save }) {
  const [fault, setFault] = useState<BackupFault>();
  const [asking, setAsking] = useState(false);
  const ask = useRef<HTMLButtonElement>(null);

  const restore = async (file: File) => {
    const parsed = await readBackup(file);
    setFault('fault' in parsed ? parsed.fault : undefined);
    if ('backup' in parsed) await save(restoreBackup(parsed.backup), t('backupRestored'));
  };
  return (
    <section id="backup" aria-labelledby="backup-title">
      <h2 id="backup-title">{t('backupTitle')}</h2>
      <p class="hint">{t('backupHint')}</p>
      <div class="actions">
        <button
          type="button"
          class="action"
          onClick={() => void exportBackup().then((text) => saveFile('inlay-settings.json', text))}
        >
          {t('backupExport')}
        </button>
        <OpenFile label={t('backupImport')} accept=".json" onOpen={(file) => void restore(file)} />
        <button
          ref={ask}
          type="button"
          class="action danger"
          aria-expanded={asking}
          onClick={() => setAsking(true)}
        >
          {t('reset')}
        </button>
      </div>
      {fault && (
        <div class="faults" role="alert">
          <p>{t('nothingImported')}</p>
          <p>{backupFaultText(fault)}</p>
        </div>
      )}
      {asking && (
        <ResetQuestion
          save={save}
          onDone={() => {
            setAsking(false);
            ask.current?.focus();
          }}
        />
      )}
    </section>
  );
}

/** Asks before everything is put back; the focus is on the harmless answer, and Esc gives it. */
function ResetQuestion({ save, onDone }: { save: Save; onDone(): void }) {
  const no = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => no.current?.focus(), []);
  return (
    <div
      class="note"
      role="alertdialog"
      aria-label={t('reset')}
      aria-describedby="reset-asked"
      onKeyDown={({ key }) => key === 'Escape' && onDone()}
    >
      <p id="reset-asked">{t('resetAsk')}</p>
      <div class="actions">
        <button
          type="button"
          class="action danger"
          onClick={() => void save(resetEverything(), t('resetDone')).then(onDone)}
        >
          {t('resetYes')}
        </button>
        <button ref={no} type="button" class="action" onClick={onDone}>
          {t('cancel')}
        </button>
      </div>
    </div>
  );
}
