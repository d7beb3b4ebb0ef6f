import type { PreprocessParams } from '@src/labs/preprocess/protocol.ts';
import { TableHead } from '../frame/TableHead.tsx';
import type { PreprocessState } from './state.ts';

/** What was measured once of a kind of leakage, over many random sets (content/results/preprocess.json). */
export interface RecordedLeakage {
  leak: string;
  trainRows: number;
  features: number;
  splits: number;
  honestPercent: number;
  leakyPercent: number;
  differencePoints: number;
  standardErrorPoints: number;
}

/** What was recorded of these settings, if anything; the number of sets and the seed only say how exactly. */
export function findRecorded(recorded: readonly RecordedLeakage[], params: PreprocessParams): RecordedLeakage | null {
  return (
    recorded.find(
      ({ leak, trainRows, features }) =>
        leak === params.leak && trainRows === params.trainRows && features === params.features,
    ) ?? null
  );
}

interface RecordedProps {
  lab: PreprocessState['lab'];
  recorded: readonly RecordedLeakage[];
}

/** What is compared, and what was recorded of it with more and with fewer rows or features. */
export function Recorded({ lab, recorded }: RecordedProps) {
  const { words, settings } = lab;
  const params = settings.shown.value;
  const now = findRecorded(recorded, params);
  const rows = recorded.filter(({ leak }) => leak === params.leak);
  return (
    <>
      <p class="lab-small">{words.leakageNote[params.leak]}</p>
      <table class="recorded-leakage">
        <caption class="lab-heading">{words.recorded(rows[0]?.splits ?? 0)}</caption>
        <TableHead columns={words.recordedColumns} />
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.trainRows} ${row.features}`} aria-current={row === now || undefined}>
              <th scope="row">
                {row.trainRows} × {row.features}
              </th>
              <td>{row.honestPercent.toFixed(1)}</td>
              <td>{row.leakyPercent.toFixed(1)}</td>
              <td>
                {row.differencePoints.toFixed(1)} ± {row.standardErrorPoints.toFixed(1)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
