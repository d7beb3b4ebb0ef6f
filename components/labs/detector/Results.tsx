import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { IMAGE } from '@src/labs/detector/protocol.ts';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { fromGrey, Pixels } from '../../controls/Pixels.tsx';
import { Rect } from './Scene.tsx';
import type { DetectorState } from './state.ts';

/** The mean IoU by step, and scenes of the test from the worst to the best. */
export function Results({ state }: { state: DetectorState }) {
  const { lab, ious, steps, progress, test } = state;
  const { words, frame } = lab;
  const chart = useMemo(
    () => ({
      series: computed((): Series[] => {
        const baseline = test.value?.baseline ?? 0.29;
        const line = [1, steps.value].map((x) => ({ x, y: baseline }));
        return [
          { name: words.averageName, colour: '--sl-color-gray-3', ghost: true, points: line },
          { name: words.iouName, colour: '--lab-blue', points: ious.value },
        ];
      }),
      xEnd: steps,
      summary: computed(() =>
        progress.value ? words.summary(progress.value.step, progress.value.iou.toFixed(3)) : words.beforeRun,
      ),
    }),
    [state],
  );
  return (
    <>
      <LineChart {...chart} xLabel={words.step} yLabel={words.iouAxis} yRange={[0, 1]} tableLabel={frame.table} />
      <p class="lab-heading">{words.examples}</p>
      {test.value ? (
        <ol class="detector-examples">
          {test.value.examples.map(({ image, truth, found, iou }, i) => (
            <li key={i}>
              <div class="detector-stage">
                <Pixels
                  rgba={fromGrey(image)}
                  width={IMAGE}
                  height={IMAGE}
                  size={80}
                  label={words.example(words.shapes[truth.shape]!, words.shapes[found.shape]!, iou.toFixed(2))}
                />
                <svg viewBox="0 0 1 1" aria-hidden="true">
                  <Rect box={truth.box} kind="truth" />
                  <Rect box={found.box} kind="found" />
                </svg>
              </div>
              <span class={truth.shape === found.shape ? '' : 'wrong'} aria-hidden="true">
                {iou.toFixed(2)}
              </span>
            </li>
          ))}
        </ol>
      ) : (
        <p class="lab-small">{words.examplesLater}</p>
      )}
    </>
  );
}
