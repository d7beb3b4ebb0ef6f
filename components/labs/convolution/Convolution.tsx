import { useMemo } from 'preact/hooks';
import { KERNEL, POOL, productsAt, RECEPTIVE_FIELD } from '@src/labs/convolution/model.ts';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import type { Readout } from '../frame/Readouts.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import type { Words } from './en.ts';
import { GridView } from './GridView.tsx';
import { createConvolution, type ConvolutionLab } from './state.ts';
import { writeNumber as write } from '../frame/writeNumber.ts';

/** The lab `convolution`: a kernel that is moved over a picture, with every product. */
export function Convolution({ language }: { language: Language<Words> }) {
  const state = useMemo(() => createConvolution(language), [language]);
  const { lab } = state;
  const { words } = lab;
  return (
    <LabShell
      lab={lab}
      layout="rail main"
      bar={<Steps state={state} />}
      readouts={readoutsOf(state)}
      rail={
        <Fields
          lab={lab}
          labels={words.params}
          options={{ picture: words.pictures, kernel: words.kernels }}
          sliders={{ bias: [-3, 3, 0.5], place: [0, 35, 1] }}
          roomy
        />
      }
      main={
        <>
          <Pictures state={state} />
          <Sum state={state} />
          <p class="lab-small">{words.note}</p>
        </>
      }
    />
  );
}

function Steps({ state: { lab, place, places, step } }: { state: ConvolutionLab }) {
  const { words } = lab;
  return (
    <p class="lab-buttons">
      <button type="button" disabled={place.value === 0} onClick={() => step(-1)}>
        ← {words.back}
      </button>
      <button class="primary" type="button" disabled={place.value === places.value - 1} onClick={() => step(1)}>
        {words.next} →
      </button>
    </p>
  );
}

/** Picture, kernel, result and what is left after ReLU and pool; the result is a slider for the keyboard. */
function Pictures({ state }: { state: ConvolutionLab }) {
  const { lab, picture, kernel, z, pooled } = state;
  const { words } = lab;
  const [row, column] = [state.row.value, state.column.value];
  const pool = [Math.floor(row / POOL), Math.floor(column / POOL)] as const;
  const hasPool = pool[0] < pooled.value.length && pool[1] < (pooled.value[0]?.length ?? 0);
  const window = { row, column, size: KERNEL, kind: 'window' } as const;
  const block = { row: POOL * pool[0], column: POOL * pool[1], kind: 'field' } as const;
  return (
    <div class="conv-pictures">
      <GridView
        title={words.input}
        grid={picture.value}
        frames={[window, ...(hasPool ? [{ ...block, size: RECEPTIVE_FIELD }] : [])]}
      />
      <GridView
        title={words.kernel}
        grid={kernel.value}
        frames={[{ row: 0, column: 0, size: KERNEL, kind: 'window' }]}
      />
      <div
        class="conv-slider"
        role="slider"
        tabIndex={0}
        aria-label={words.place}
        aria-valuemin={0}
        aria-valuemax={state.places.value - 1}
        aria-valuenow={state.place.value}
        aria-valuetext={words.at(row + 1, column + 1, write(z.value[row]![column]!))}
        onKeyDown={(event) => {
          if (!event.ctrlKey && !event.metaKey && state.press(event.key)) event.preventDefault();
        }}
      >
        <GridView
          title={words.output}
          grid={z.value}
          frames={[{ row, column, size: 1, kind: 'window' }, ...(hasPool ? [{ ...block, size: POOL }] : [])]}
          onPick={state.lay}
        />
      </div>
      <GridView
        title={words.pooled}
        grid={pooled.value}
        frames={hasPool ? [{ row: pool[0], column: pool[1], size: 1, kind: 'field' }] : []}
      />
    </div>
  );
}

/** The sum of the nine products with its numbers, a row of the window on each line. */
function Sum({ state }: { state: ConvolutionLab }) {
  const { lab, picture, kernel } = state;
  const { bias } = lab.settings.allowed.value;
  const [row, column] = [state.row.value, state.column.value];
  const sums = productsAt(picture.value, kernel.value, row, column).map((line) =>
    line.reduce((sum, product) => sum + product, 0),
  );
  const z = state.z.value[row]![column]!;
  return (
    <div class="conv-sum" translate={false}>
      {kernel.value.map((weights, u) => (
        <p key={u}>
          {weights
            .map((weight, v) => `${write(weight, true)}·${write(picture.value[row + u]![column + v]!)}`)
            .join(' + ')}{' '}
          = {write(sums[u]!)}
        </p>
      ))}
      <p>
        z = {sums.map((sum) => write(sum, true)).join(' + ')} + {write(bias, true)} = <b>{write(z)}</b>, max(0, z) ={' '}
        <b>{write(Math.max(0, z))}</b>
      </p>
    </div>
  );
}

function readoutsOf({ lab, z, row, column }: ConvolutionLab): Readout[] {
  const { words } = lab;
  return [
    ['row', words.row, String(row.value + 1)],
    ['column', words.column, String(column.value + 1)],
    ['z', 'z', z.value[row.value]![column.value]!.toFixed(2)],
  ];
}
