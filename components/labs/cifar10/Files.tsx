import { useSignal } from '@preact/signals';
import type { Locale } from '@src/i18n/locale.ts';
import { PARAMETERS } from '@src/nn/articleNetwork.ts';
import { nameTensors, type WeightsFileError } from '@src/files/namedTensors.ts';
import type { Cifar10Params } from '@src/labs/cifar10/protocol.ts';
import type { Settings } from '../frame/settings.ts';
import type { Run } from './run.ts';

/** Hands a file to the reader. */
function download(content: BlobPart, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** Export of weights and code, import of weights. The formats are loaded when used. */
export function Files({ run, settings, locale }: { run: Run; settings: Settings<Cifar10Params>; locale: Locale }) {
  const { words } = run;
  const message = useSignal('');
  const error = useSignal('');
  const withWeights = (use: (weights: Float32Array[]) => Promise<void>) => async () => {
    error.value = '';
    const weights = await run.currentWeights();
    if (weights) await use(weights);
    else error.value = words.needsRun;
  };
  const exportSafetensors = withWeights(async (weights) => {
    const { encodeSafetensors } = await import('@src/files/safetensors.ts');
    download(encodeSafetensors(nameTensors(weights, PARAMETERS)), 'cifar10.safetensors', 'application/octet-stream');
  });
  const exportTfjs = withWeights(async (weights) => {
    const [{ encodeTfjsZip }, { TOPOLOGY }] = await Promise.all([
      import('@src/files/tfjsZip.ts'),
      import('@src/labs/cifar10/topology.ts'),
    ]);
    download(encodeTfjsZip(TOPOLOGY, nameTensors(weights, PARAMETERS)), 'cifar10-tfjs.zip', 'application/zip');
  });
  const exportProgram = (framework: 'keras' | 'pytorch') => async () => {
    const { exportCode } = await import('@src/labs/cifar10/exportCode.ts');
    download(exportCode(framework, settings.values.value, locale), `cifar10_${framework}.py`, 'text/x-python');
  };
  const exportNotebook = async () => {
    const { exportNotebook: notebook } = await import('@src/labs/cifar10/exportNotebook.ts');
    download(notebook(settings.values.value, locale), 'cifar10.ipynb', 'application/x-ipynb+json');
  };
  const importFile = async (file: File | undefined) => {
    message.value = error.value = '';
    if (!file) return;
    const { readWeights } = await import('@src/files/readWeights.ts');
    try {
      run.imported.value = readWeights(new Uint8Array(await file.arrayBuffer()), file.name, PARAMETERS);
      message.value = words.imported;
    } catch (thrown) {
      const { code, detail } = thrown as WeightsFileError;
      error.value = `${words.importErrors[code] ?? words.importErrors['not-a-weights-file']} (${detail})`;
    }
  };
  const isValid = settings.refused.value.length === 0;
  const isBusy = run.state.value === 'running' || run.state.value === 'loading';
  return (
    <details class="lab-details" data-files>
      <summary>{words.files}</summary>
      <p class="lab-buttons">
        <button type="button" onClick={() => void exportSafetensors()}>
          {words.exportWeights}
        </button>
        <button type="button" onClick={() => void exportTfjs()}>
          {words.exportTfjs}
        </button>
        <button type="button" disabled={!isValid} onClick={() => void exportProgram('keras')()}>
          {words.exportKeras}
        </button>
        <button type="button" disabled={!isValid} onClick={() => void exportProgram('pytorch')()}>
          {words.exportPytorch}
        </button>
        <button type="button" disabled={!isValid} onClick={() => void exportNotebook()}>
          {words.exportNotebook}
        </button>
      </p>
      <label class="lab-file">
        {words.importWeights}{' '}
        <input
          type="file"
          accept=".safetensors,.zip"
          disabled={isBusy}
          onChange={(event) => void importFile(event.currentTarget.files?.[0])}
        />
      </label>
      <p role="status">{message}</p>
      <p class="lab-error" role="alert">
        {error}
      </p>
    </details>
  );
}
