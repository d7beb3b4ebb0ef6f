import { signal, useSignal, useSignalEffect } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { loadPart } from '@src/site/loadPart.ts';
import { copyText } from '../../controls/copyText.ts';
import { PartMissing } from '../../controls/PartMissing.tsx';
import { saveFile } from '../../controls/saveFile.ts';
import { SelectField } from '../../controls/SelectField.tsx';
import type { Playground } from './state.ts';

const NAMES = [
  ['tfjs', 'TensorFlow.js (TypeScript)'],
  ['keras', 'Keras (Python)'],
  ['pytorch', 'PyTorch (Python)'],
] as const;

/** The network and its training as a program; the writer of programs is loaded when the reader opens this. */
export function CodePanel({ plane }: { plane: Playground }) {
  const { words, frame, locale } = plane.lab;
  const isOpen = useSignal(false);
  const language = useMemo(() => signal<string>('tfjs'), []);
  const code = useSignal('');
  const file = useSignal('');
  const message = useSignal('');
  const isMissing = useSignal(false);
  /** Counts the attempts to load the writer. */
  const attempt = useSignal(0);
  const loadWriter = async () => {
    const writer = await loadPart(() => import('@src/labs/playground/exportCode.ts')).catch(() => null);
    isMissing.value = writer === null;
    return writer;
  };
  useSignalEffect(() => {
    const [params, chosen] = [plane.params.value, language.value];
    if (attempt.value < 0 || !isOpen.value) return;
    message.value = '';
    void loadWriter().then((writer) => {
      if (!writer) return;
      code.value = writer.exportCode(chosen as (typeof NAMES)[number][0], params, locale);
      file.value = writer.POINTS_FILE;
    });
  });
  const copy = async () => (message.value = (await copyText(code.value)) ? words.copied : words.notCopied);
  const save = async () => {
    const writer = await loadWriter();
    if (writer) saveFile(writer.POINTS_FILE, writer.pointsCsv(plane.points.value), 'text/csv');
  };
  return (
    <details class="lab-details" data-code onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
      <summary>{words.code}</summary>
      <div class="lab-fields">
        <SelectField label={words.codeLanguage} text={language} options={NAMES} />
      </div>
      {isMissing.value && <PartMissing words={frame} onTryAgain={() => attempt.value++} />}
      {file.value && <p>{words.codeHint(file.value)}</p>}
      <p class="lab-buttons">
        <button type="button" disabled={code.value === ''} onClick={() => void copy()}>
          {words.copyCode}
        </button>
        <button type="button" onClick={() => void save()}>
          {words.savePoints}
        </button>
        <span role="status" class="lab-small">
          {message}
        </span>
      </p>
      <pre class="pg-code" tabIndex={0} role="region" aria-label={words.code}>
        <code>{code}</code>
      </pre>
    </details>
  );
}
