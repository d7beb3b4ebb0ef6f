import { useSignal } from '@preact/signals';
import { nameTensors, type WeightsFileError } from '@src/files/namedTensors.ts';
import { PARAMETERS } from '@src/nn/articleNetwork.ts';
import { saveFile } from '../../controls/saveFile.ts';
import type { Cifar10State } from './state.ts';

/** Export of weights and code, import of weights. The formats are loaded when used. */
export function Files({ state }: { state: Cifar10State }) {
  const { words, locale, settings, run } = state.lab;
  const message = useSignal('');
  const error = useSignal('');
  const withWeights = (use: (weights: Float32Array[]) => Promise<void>) => async () => {
    error.value = '';
    const weights = await state.currentWeights();
    if (weights) await use(weights);
    else error.value = words.needsRun;
  };
  const exportSafetensors = withWeights(async (weights) => {
    const { encodeSafetensors } = await import('@src/files/safetensors.ts');
    saveFile('cifar10.safetensors', encodeSafetensors(nameTensors(weights, PARAMETERS)), 'application/octet-stream');
  });
  const exportTfjs = withWeights(async (weights) => {
    const [{ encodeTfjsZip }, { TOPOLOGY }] = await Promise.all([
      import('@src/files/tfjsZip.ts'),
      import('@src/labs/cifar10/topology.ts'),
    ]);
    saveFile('cifar10-tfjs.zip', encodeTfjsZip(TOPOLOGY, nameTensors(weights, PARAMETERS)), 'application/zip');
  });
  const exportProgram = (framework: 'keras' | 'pytorch') => async () => {
    const { exportCode } = await import('@src/labs/cifar10/exportCode.ts');
    saveFile(`cifar10_${framework}.py`, exportCode(framework, settings.values.value, locale), 'text/x-python');
  };
  const exportNotebook = async () => {
    const { exportNotebook: notebook } = await import('@src/labs/cifar10/exportNotebook.ts');
    saveFile('cifar10.ipynb', notebook(settings.values.value, locale), 'application/x-ipynb+json');
  };
  const importFile = async (file: File | undefined) => {
    message.value = error.value = '';
    if (!file) return;
    const { readWeights } = await import('@src/files/readWeights.ts');
    try {
      state.imported.value = readWeights(new Uint8Array(await file.arrayBuffer()), file.name, PARAMETERS);
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
