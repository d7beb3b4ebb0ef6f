import type { CalibrationBin } from '@src/math/binary/calibration.ts';
import { ChartNumbers } from './ChartNumbers.tsx';
import { UnitPlot, unitPath, unitX, unitY } from './UnitPlot.tsx';

/** One curve. */
interface ReliabilityLine {
  name: string;
  kind: 'blue' | 'orange' | 'ghost';
  bins: readonly CalibrationBin[];
}

interface ReliabilityChartProps {
  lines: readonly ReliabilityLine[];
  words: { title: string; x: string; y: string; count: string; numbers: string };
  summary: string;
}

/** What was predicted beside what came true, in bins; a dot's area goes with how many it stands for. */
export function ReliabilityChart({ lines, words, summary }: ReliabilityChartProps) {
  const rows = lines.flatMap(({ name, bins }) =>
    bins.map(({ predicted, observed, count }) => [name, predicted.toFixed(3), observed.toFixed(3), String(count)]),
  );
  return (
    <UnitPlot
      title={words.title}
      xLabel={words.x}
      yLabel={words.y}
      summary={summary}
      numbers={<ChartNumbers label={words.numbers} columns={['', words.x, words.y, words.count]} rows={rows} />}
    >
      {lines.map(({ name, kind, bins }, i) => {
        const most = Math.max(...bins.map(({ count }) => count));
        return (
          <g key={name} class={kind}>
            <path d={unitPath(bins.map(({ predicted, observed }) => ({ x: predicted, y: observed })))} />
            {kind !== 'ghost' &&
              bins.map(({ predicted, observed, count }) => (
                <circle
                  key={predicted}
                  cx={unitX(predicted)}
                  cy={unitY(observed)}
                  r={2 + 6 * Math.sqrt(count / most)}
                />
              ))}
            <text class="end" x={unitX(0.98)} y={unitY(0.06 + 0.08 * (lines.length - 1 - i))}>
              {name}
            </text>
          </g>
        );
      })}
    </UnitPlot>
  );
}
