import type { Group, Lent } from '@src/labs/finance/readings.ts';
import { ReliabilityChart } from '../../charts/binary/ReliabilityChart.tsx';
import { RocChart } from '../../charts/binary/RocChart.tsx';
import { People } from './People.tsx';
import type { FinanceLab } from './state.ts';

/** The applicants, and for both groups the ROC curve with its point and the calibration curve. */
export function Charts({ state }: { state: FinanceLab }) {
  const { lab, groups, lent, oneName } = state;
  const { words } = lab;
  if (!groups.value || !lent.value) return <p class="finance-waiting">{words.loading}</p>;
  const [first, second] = words.groups[lab.settings.shown.value.groups];
  const line = (name: string, kind: 'orange' | 'blue', { roc }: Group, { goodAccepted, badRefused }: Lent) => ({
    name,
    kind,
    points: roc,
    now: { falsePositiveRate: 1 - goodAccepted, recall: badRefused },
  });
  const { a, b } = groups.value;
  return (
    <>
      <p class="lab-heading">
        {oneName.value ? words.byOne(words.columns[oneName.value] ?? oneName.value) : words.byModel}
      </p>
      <People state={state} />
      <div class="finance-charts">
        <RocChart
          lines={[line(first, 'orange', a, lent.value.a), line(second, 'blue', b, lent.value.b)]}
          words={words.roc}
          summary={words.rocSummary(first, a.auc.toFixed(3), second, b.auc.toFixed(3))}
        />
        <ReliabilityChart
          lines={[
            { name: first, kind: 'orange', bins: a.bins },
            { name: second, kind: 'blue', bins: b.bins },
          ]}
          words={words.reliability}
          summary={words.reliabilitySummary(first, a.ece.toFixed(3), second, b.ece.toFixed(3))}
        />
      </div>
    </>
  );
}
