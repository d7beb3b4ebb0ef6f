import type { RocPoint } from '@src/math/binary/roc.ts';
import { ChartNumbers } from './ChartNumbers.tsx';
import { UnitPlot, unitPath, unitX, unitY } from './UnitPlot.tsx';

/** One curve, with the point at which decisions are made now. */
interface RocLine {
  name: string;
  /** `blue`, `orange`, or `ghost`: not the reader's own run. */
  kind: 'blue' | 'orange' | 'ghost';
  points: readonly RocPoint[];
  /** Where the threshold is now; none for a ghost. */
  now?: { falsePositiveRate: number; recall: number };
}

interface RocChartProps {
  lines: readonly RocLine[];
  words: { title: string; x: string; y: string; numbers: string };
  summary: string;
}

/** At most this many rows of a curve in its table. */
const ROWS = 20;

/** ROC curves, each with its working point. */
export function RocChart({ lines, words, summary }: RocChartProps) {
  const rows = lines.flatMap(({ name, points }) =>
    points
      .filter((_, i) => i % Math.ceil(points.length / ROWS) === 0 || i === points.length - 1)
      .map(({ falsePositiveRate, recall }) => [name, falsePositiveRate.toFixed(3), recall.toFixed(3)]),
  );
  return (
    <UnitPlot
      title={words.title}
      xLabel={words.x}
      yLabel={words.y}
      summary={summary}
      numbers={<ChartNumbers label={words.numbers} columns={['', words.x, words.y]} rows={rows} />}
    >
      {lines.map(({ name, kind, points }, i) => (
        <g key={name} class={kind}>
          <path d={unitPath(points.map(({ falsePositiveRate, recall }) => ({ x: falsePositiveRate, y: recall })))} />
          <text class="end" x={unitX(0.98)} y={unitY(0.06 + 0.08 * (lines.length - 1 - i))}>
            {name}
          </text>
        </g>
      ))}
      {lines.map(
        ({ name, kind, now }) =>
          now && <circle key={name} class={kind} cx={unitX(now.falsePositiveRate)} cy={unitY(now.recall)} r={5} />,
      )}
    </UnitPlot>
  );
}
