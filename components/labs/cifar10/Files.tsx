import { useSignal } from '@preact/signals';
import { nameTensors, WeightsFileError } from '@src/files/namedTensors.ts';
import { PARAMETERS } from '@src/nn/articleNetwork.ts';
import { loadPart } from '@src/site/loadPart.ts';
import { saveFile } from '../../controls/saveFile.ts';
import type { Cifar10State } from './state.ts';

/** Export of weights and code, import of weights. The formats are loaded when used. */
export function Files({ state }: { state: Cifar10State }) {
  const { words, frame, locale, settings, run } = state.lab;
  const message = useSignal('');
  const error = useSignal('');
  /** Does what a button asks for; a part that does not come is said. */
  const attempt = async (work: () => Promise<void>) => {
    message.value = error.value = '';
    await work().catch(() => (error.value = frame.partMissing));
  };
  const withWeights = (use: (weights: Float32Array[]) => Promise<void>) => () =>
    attempt(async () => {
      const weights = await state.currentWeights();
      if (weights) await use(weights);
      else error.value = words.needsRun;
    });
  const exportSafetensors = withWeights(async (weights) => {
    const { encodeSafetensors } = await loadPart(() => import('@src/files/safetensors.ts'));
    saveFile('cifar10.safetensors', encodeSafetensors(nameTensors(weights, PARAMETERS)), 'application/octet-stream');
  });
  const exportTfjs = withWeights(async (weights) => {
    const [{ encodeTfjsZip }, { TOPOLOGY }] = await loadPart(() =>
      Promise.all([import('@src/files/tfjsZip.ts'), import('@src/labs/cifar10/topology.ts')]),
    );
    saveFile('cifar10-tfjs.zip', encodeTfjsZip(TOPOLOGY, nameTensors(weights, PARAMETERS)), 'application/zip');
  });
  const exportProgram = (framework: 'keras' | 'pytorch') => () =>
    attempt(async () => {
      const { exportCode } = await loadPart(() => import('@src/labs/cifar10/exportCode.ts'));
      saveFile(`cifar10_${framework}.py`, exportCode(framework, settings.values.value, locale), 'text/x-python');
    });
  const exportNotebook = () =>
    attempt(async () => {
      const { exportNotebook: notebook } = await loadPart(() => import('@src/labs/cifar10/exportNotebook.ts'));
      saveFile('cifar10.ipynb', notebook(settings.values.value, locale), 'application/x-ipynb+json');
    });
  const importFile = (file: File | undefined) =>
    attempt(async () => {
      if (!file) return;
      const { MAX_BYTES, readWeights } = await loadPart(() => import('@src/files/readWeights.ts'));
      try {
        // One byte more than is allowed is enough to be refused: a huge file is not read.
        const bytes = new Uint8Array(await file.slice(0, MAX_BYTES + 1).arrayBuffer());
        state.imported.value = readWeights(bytes, file.name, PARAMETERS);
        message.value = words.imported;
      } catch (thrown) {
        const isOurs = thrown instanceof WeightsFileError;
        const said = words.importErrors[isOurs ? thrown.code : 'not-a-weights-file'];
        error.value = `${said} (${isOurs ? thrown.detail : String(thrown)})`;
      }
    });
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
