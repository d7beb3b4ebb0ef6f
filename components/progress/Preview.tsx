import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { DraftChoice, ImportPreview } from '@src/progress/importing.ts';
import type { ProgressWords } from './en.ts';

/** A file that is chosen and not yet imported. */
export interface ReadFile {
  text: string;
  preview: ImportPreview;
}

interface PreviewProps {
  file: ReadFile;
  words: ProgressWords;
  onImport: (text: string, drafts: DraftChoice) => void;
  onCancel: () => void;
}

/** Drafts that are named; the others are counted. */
const NAMED = 12;

/** What a file would change, and whose code is to stay, before anything of it is taken. */
export function Preview({ file, words, onImport, onCancel }: PreviewProps) {
  const { entries, changed, foreign, drafts } = file.preview;
  const choice = useSignal<DraftChoice>('mine');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    choice.value = 'mine';
    box.current?.focus();
  }, [file]);
  const option = (value: DraftChoice, label: string) => (
    <label>
      <input
        type="radio"
        name="import-drafts"
        value={value}
        checked={choice.value === value}
        onChange={() => (choice.value = value)}
      />{' '}
      {label}
    </label>
  );
  return (
    <div class="progress-preview" role="group" aria-label={words.takeImport} tabIndex={-1} ref={box}>
      <p>
        {words.preview(entries, changed)} {foreign > 0 && words.foreign(foreign)}
      </p>
      {drafts.length > 0 && (
        <fieldset>
          <legend>{words.drafts(drafts.length)}</legend>
          <ul>
            {drafts.slice(0, NAMED).map((id) => (
              <li key={id}>
                <code translate={false}>{id}</code>
              </li>
            ))}
            {drafts.length > NAMED && <li>{words.more(drafts.length - NAMED)}</li>}
          </ul>
          {option('mine', words.keepMine)}
          {option('file', words.takeFile)}
        </fieldset>
      )}
      <p class="progress-buttons">
        <button type="button" onClick={() => onImport(file.text, choice.value)}>
          {words.takeImport}
        </button>
        <button type="button" onClick={onCancel}>
          {words.cancel}
        </button>
      </p>
    </div>
  );
}
