import { ReliabilityChart } from '../../charts/binary/ReliabilityChart.tsx';
import { RocChart } from '../../charts/binary/RocChart.tsx';
import { ScoreChart } from '../../charts/binary/ScoreChart.tsx';
import type { HealthLab } from './state.ts';

/** The scores with the threshold, the ROC curve with its point, the calibration curve; before a run, those of one measurement. */
export function Charts({ state }: { state: HealthLab }) {
  const { lab, model, tested, decided } = state;
  const { words } = lab;
  if (!tested.value) return <p class="health-waiting">{words.loading}</p>;
  const { one } = tested.value;
  const shown = model.value ?? one;
  const now = (decided.value.model ?? decided.value.one)!;
  const name = model.value ? words.model : words.one;
  const point = { falsePositiveRate: 1 - now.specificity, recall: now.recall };
  const line = { name, kind: 'blue', points: shown.roc, now: point } as const;
  const ghost = { name: words.one, kind: 'ghost', points: one.roc } as const;
  const curve = { name, kind: 'blue', bins: shown.bins } as const;
  return (
    <div class="health-charts">
      <ScoreChart
        scores={shown.scores}
        labels={shown.labels}
        threshold={lab.settings.shown.value.threshold}
        words={words.scores}
        summary={words.scoresSummary(name, now.counts.falseNegatives, now.counts.falsePositives)}
        onPick={(threshold) => state.moveTo(threshold)}
      />
      <RocChart
        lines={model.value ? [line, ghost] : [line]}
        words={words.roc}
        summary={words.rocSummary(
          name,
          shown.auc.toFixed(3),
          point.recall.toFixed(3),
          point.falsePositiveRate.toFixed(3),
        )}
      />
      <ReliabilityChart
        lines={model.value ? [curve, { name: words.one, kind: 'ghost', bins: one.bins }] : [curve]}
        words={words.reliability}
        summary={words.reliabilitySummary(name, shown.ece.toFixed(3))}
      />
    </div>
  );
}
