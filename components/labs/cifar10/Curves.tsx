import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Locale } from '@src/i18n/locale.ts';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { frameStrings } from '../frame/strings.ts';
import { stepsOf } from '@src/labs/cifar10/network.ts';
import type { Cifar10Params } from '@src/labs/cifar10/protocol.ts';
import type { Settings } from '../frame/settings.ts';
import type { Run } from './run.ts';

/** Live loss by step, and accuracy by epoch. */
export function Curves({ run, settings, locale }: { run: Run; settings: Settings<Cifar10Params>; locale: Locale }) {
  const { words } = run;
  const model = useMemo(() => {
    const perEpoch = (value: (epoch: (typeof run.epochs.value)[number]) => number | null) =>
      run.epochs.value.flatMap((epoch) => {
        const y = value(epoch);
        return y === null ? [] : [{ x: epoch.epoch, y }];
      });
    return {
      loss: computed<Series[]>(() => [{ name: words.training, colour: '--lab-blue', points: run.lossPoints.value }]),
      lossSummary: computed(() =>
        run.loss.value === null ? words.noCurve : words.lossSummary(run.loss.value.toFixed(3), run.progress.value.step),
      ),
      accuracy: computed<Series[]>(() => [
        { name: words.training, colour: '--lab-blue', points: perEpoch((epoch) => epoch.trainAccuracy), marked: true },
        {
          name: words.validation,
          colour: '--lab-orange',
          points: perEpoch((epoch) => epoch.validationAccuracy),
          marked: true,
        },
      ]),
      /** Of the run, or of the settings while there is none; 1 while they are refused. */
      lastStep: computed(() => {
        if (run.progress.value.totalSteps > 0) return run.progress.value.totalSteps;
        return settings.refused.value.length === 0 ? stepsOf(settings.values.value).totalSteps : 1;
      }),
      lastEpoch: computed(() => (settings.refused.value.length === 0 ? settings.values.value.epochs : 1)),
      accuracySummary: computed(() => {
        const last = run.last.value;
        if (!last) return words.noCurve;
        const shown = last.validationAccuracy ?? last.trainAccuracy;
        return words.accuracySummary(shown.toFixed(3), last.epoch, last.validationAccuracy !== null);
      }),
    };
  }, [run, settings]);
  const table = frameStrings[locale].table;
  return (
    <div class="curves">
      <LineChart
        series={model.loss}
        xLabel={words.stepName}
        xEnd={model.lastStep}
        yLabel={words.loss}
        summary={model.lossSummary}
        tableLabel={table}
      />
      <LineChart
        series={model.accuracy}
        xLabel={words.epochName}
        xEnd={model.lastEpoch}
        yLabel={words.accuracyAxis}
        yRange={[0, 1]}
        summary={model.accuracySummary}
        tableLabel={table}
      />
    </div>
  );
}
