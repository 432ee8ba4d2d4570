import { useEffect, useState } from 'preact/hooks';
import { t, tCount } from '../../components/text.ts';
import {
  type ListedGlossary,
  listOwnGlossaries,
  loadOwnGlossary,
  watchOwnGlossaries,
} from '../../settings/own-glossaries.ts';
import {
  type FileFault,
  glossaryCsv,
  type ParsedFile,
  parseGlossaryText,
  readGlossaryFile,
} from '../../settings/own-glossary-file.ts';
import {
  putOwnGlossary,
  removeOwnGlossary,
  setOwnGlossaryOn,
} from '../../settings/own-glossary-import.ts';
import { faultText } from './fault-text.ts';
import { OpenFile, saveFile } from './files.tsx';
import { focusHeading } from './focus.ts';
import type { Save } from './saving.tsx';

/** Glossaries of the reader's own: paste or open, on or off, save as a file, remove. */
export function OwnGlossaries({ save }: { save: Save }) {
  const [list, setList] = useState<ListedGlossary[]>([]);
  const [title, setTitle] = useState('');
  const [pasted, setPasted] = useState('');
  const [faults, setFaults] = useState<FileFault[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    const reload = () => void listOwnGlossaries().then(setList);
    watchOwnGlossaries(reload, abort.signal);
    reload();
    return () => abort.abort();
  }, []);

  const add = async (parsed: ParsedFile, name: string) => {
    setFaults(parsed.faults);
    if (parsed.faults.length > 0) return;
    if (await save(putOwnGlossary(name || t('ownUntitled'), parsed.terms))) {
      setTitle('');
      setPasted('');
    }
  };
  const open = async (file: File) => {
    const name = title.trim() || file.name.replace(/\.[^.]*$/, '');
    await add(await readGlossaryFile(file), name);
  };
  const remove = async ({ id }: ListedGlossary) => {
    if (await save(removeOwnGlossary(id))) focusHeading('own');
  };
  const exportOne = async ({ id, title: name }: ListedGlossary) => {
    const glossary = await loadOwnGlossary(id);
    if (glossary) saveFile(`${name}.csv`, glossaryCsv(glossary.terms));
  };

  return (
    <section id="own" aria-labelledby="own-title">
      <h2 id="own-title" tabIndex={-1}>
        {t('ownTitle')}
      </h2>
      <p class="hint">{t('ownHint')}</p>
      {list.length > 0 && (
        <ul class="own-list">
          {list.map((glossary) => (
            <li key={glossary.id} class="own-row">
              <label class="check">
                <input
                  type="checkbox"
                  checked={glossary.on}
                  onChange={({ currentTarget }) =>
                    void save(setOwnGlossaryOn(glossary.id, currentTarget.checked))
                  }
                />
                <span>
                  <b>{glossary.title}</b> {tCount('ownSize', glossary.size)}
                </span>
              </label>
              <button type="button" class="card-action" onClick={() => void exportOne(glossary)}>
                {t('ownExport')}
                <span class="unseen">{glossary.title}</span>
              </button>
              <button type="button" class="card-action" onClick={() => void remove(glossary)}>
                {t('ownRemove')}
                <span class="unseen">{glossary.title}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <label class="field">
        <span>{t('ownName')}</span>
        <input
          type="text"
          maxLength={80}
          value={title}
          onInput={({ currentTarget }) => setTitle(currentTarget.value)}
        />
      </label>
      <label class="field">
        <span>{t('ownPaste')}</span>
        <textarea
          rows={5}
          spellcheck={false}
          placeholder={t('ownExample')}
          value={pasted}
          onInput={({ currentTarget }) => setPasted(currentTarget.value)}
        />
      </label>
      <div class="actions">
        <button
          type="button"
          class="action main"
          disabled={pasted.trim() === ''}
          onClick={() => void add(parseGlossaryText(pasted), title.trim())}
        >
          {t('ownAdd')}
        </button>
        <OpenFile
          label={t('ownOpen')}
          accept=".csv,.tsv,.txt,.json"
          onOpen={(file) => void open(file)}
        />
      </div>
      {faults.length > 0 && (
        <div class="faults" role="alert">
          <p>{t('nothingImported')}</p>
          <ul>
            {faults.map((fault) => (
              <li key={`${fault.line} ${fault.reason}`}>{faultText(fault)}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
