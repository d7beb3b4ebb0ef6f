import { signal, useSignal, useSignalEffect } from '@preact/signals';
import { useMemo } from 'preact/hooks';
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
  const { words, locale } = plane.lab;
  const isOpen = useSignal(false);
  const language = useMemo(() => signal<string>('tfjs'), []);
  const code = useSignal('');
  const file = useSignal('');
  const message = useSignal('');
  useSignalEffect(() => {
    const [params, chosen] = [plane.params.value, language.value];
    if (!isOpen.value) return;
    message.value = '';
    void import('@src/labs/playground/exportCode.ts').then(({ exportCode, POINTS_FILE }) => {
      code.value = exportCode(chosen as (typeof NAMES)[number][0], params, locale);
      file.value = POINTS_FILE;
    });
  });
  const copy = () =>
    navigator.clipboard.writeText(code.value).then(
      () => (message.value = words.copied),
      () => (message.value = words.notCopied),
    );
  const save = async () => {
    const { pointsCsv, POINTS_FILE } = await import('@src/labs/playground/exportCode.ts');
    saveFile(POINTS_FILE, pointsCsv(plane.points.value), 'text/csv');
  };
  return (
    <details class="lab-details" data-code onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
      <summary>{words.code}</summary>
      <div class="lab-fields">
        <SelectField label={words.codeLanguage} text={language} options={NAMES} />
      </div>
      <p>{words.codeHint(file.value)}</p>
      <p class="lab-buttons">
        <button type="button" onClick={() => void copy()}>
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
