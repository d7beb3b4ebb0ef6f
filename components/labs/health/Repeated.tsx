import type { HealthLab } from './state.ts';

const WIDTH = 260;
const LEFT = 8;
const RIGHT = WIDTH - 8;
const BASE = 44;
const DOT = 3;

/** How many tumours each repeated division missed: a dot for each, stacked. */
export function Repeated({ state }: { state: HealthLab }) {
  const { lab, repeated } = state;
  const { words } = lab;
  const runs = repeated.value;
  const missed = runs.map(({ counts }) => counts.falseNegatives);
  const most = Math.max(8, ...missed);
  const toX = (count: number) => LEFT + ((count + 0.5) / (most + 1)) * (RIGHT - LEFT);
  const accuracies = runs.map(({ accuracy }) => accuracy);
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
  const summary =
    runs.length === 0
      ? words.repeatedBefore
      : words.repeatedSummary({
          runs: runs.length,
          least: percent(Math.min(...accuracies)),
          most: percent(Math.max(...accuracies)),
          mean: percent(accuracies.reduce((sum, value) => sum + value, 0) / runs.length),
          fewest: Math.min(...missed),
          worst: Math.max(...missed),
        });
  const height = new Map<number, number>();
  const step = Math.max(1, Math.ceil(most / 12));
  return (
    <figure class="health-repeated">
      <p class="lab-heading">{words.repeated}</p>
      <svg viewBox={`0 0 ${WIDTH} ${BASE + 18}`} role="img" aria-label={summary}>
        <path d={`M${LEFT} ${BASE}H${RIGHT}`} />
        {Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step).map((count) => (
          <text key={count} x={toX(count)} y={BASE + 14}>
            {count}
          </text>
        ))}
        {missed.map((count, i) => {
          const below = height.get(count) ?? 0;
          height.set(count, below + 1);
          return <circle key={i} cx={toX(count)} cy={BASE - DOT - 1 - below * 2.1 * DOT} r={DOT} />;
        })}
      </svg>
      <figcaption class="lab-small">{summary}</figcaption>
    </figure>
  );
}
