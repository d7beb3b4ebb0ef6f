import { STEPS_H, H_POWERS } from '@src/labs/gradient-audit/protocol.ts';
import type { Words } from './en.ts';
import { formatPower, formatScientific } from './format.ts';
import type { AuditState } from './state.ts';

const WIDTH = 250;
const HEIGHT = 214;
const MARGIN = { left: 40, right: 8, top: 24, bottom: 34 };
/** Powers of ten at the ends of the y axis; smaller and larger errors are drawn at its ends. */
const Y = { minimum: -13, maximum: 1 };

const toX = (power: number) =>
  MARGIN.left +
  ((power - H_POWERS.minimum) / (H_POWERS.maximum - H_POWERS.minimum)) * (WIDTH - MARGIN.left - MARGIN.right);
const toY = (error: number) => {
  const power = Math.min(Y.maximum, Math.max(Y.minimum, Math.log10(error)));
  return (
    HEIGHT - MARGIN.bottom - ((power - Y.minimum) / (Y.maximum - Y.minimum)) * (HEIGHT - MARGIN.top - MARGIN.bottom)
  );
};

/** Where a curve is lowest; -1 when it has no finite value. */
function indexOfBest(errors: readonly number[]): number {
  return errors.reduce((best, error, i) => (Number.isFinite(error) && !(error >= errors[best]!) ? i : best), -1);
}

/** The relative error of central differences against h, both axes logarithmic, in both precisions. */
export function ErrorChart({ state }: { state: AuditState }) {
  const { words } = state.lab;
  const { double, single } = state.errors.value;
  const now = state.hIndex.value;
  const describe = (errors: readonly number[], say: (now: string, h: string, best: string) => string) => {
    const best = indexOfBest(errors);
    return best < 0
      ? ''
      : say(formatScientific(errors[now]!), formatScientific(STEPS_H[best]!), formatScientific(errors[best]!));
  };
  const summary = [describe(double, words.errorSummary), single && describe(single, words.errorSummary32)].filter(
    Boolean,
  );
  const powers = Array.from({ length: 5 }, (_, i) => H_POWERS.minimum + 3 * i);
  return (
    <figure class="chart-figure audit-errors">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${words.errorChart}. ${summary.join(' ')}`}>
        {powers.map((power) => (
          <g key={power}>
            <line class="grid" x1={toX(power)} x2={toX(power)} y1={MARGIN.top} y2={HEIGHT - MARGIN.bottom} />
            <text x={toX(power)} y={HEIGHT - MARGIN.bottom + 15} text-anchor="middle">
              {formatPower(power)}
            </text>
            <line class="grid" x1={MARGIN.left} x2={WIDTH - MARGIN.right} y1={toY(10 ** power)} y2={toY(10 ** power)} />
            <text x={MARGIN.left - 5} y={toY(10 ** power) + 4} text-anchor="end">
              {formatPower(power)}
            </text>
          </g>
        ))}
        <text x={4} y={12}>
          {words.errorAxis}
        </text>
        <text x={WIDTH - MARGIN.right} y={HEIGHT - 6} text-anchor="end">
          {words.hAxis}
        </text>
        <line class="now" x1={toX(powerAt(now))} x2={toX(powerAt(now))} y1={MARGIN.top} y2={HEIGHT - MARGIN.bottom} />
        <Line errors={double} name="float64" kind="double" labelAt={6} words={words} />
        {single && <Line errors={single} name="float32" kind="single" labelAt={16} words={words} />}
      </svg>
      <figcaption class="lab-small">
        {summary.map((sentence) => (
          <span key={sentence}>{sentence} </span>
        ))}
      </figcaption>
    </figure>
  );
}

const powerAt = (index: number) => H_POWERS.minimum + index * H_POWERS.step;

interface LineProps {
  errors: readonly number[];
  name: string;
  kind: 'double' | 'single';
  /** Place on the grid of h above which the name is written. */
  labelAt: number;
  words: Words;
}

/** One curve with its name, and a mark at its lowest point. */
function Line({ errors, name, kind, labelAt, words }: LineProps) {
  const points = errors.flatMap((error, i) =>
    Number.isFinite(error) ? [`${toX(powerAt(i)).toFixed(1)},${toY(error).toFixed(1)}`] : [],
  );
  const best = indexOfBest(errors);
  if (best < 0) return null;
  const [x, y] = [toX(powerAt(best)), toY(errors[best]!)];
  return (
    <g class={kind}>
      <polyline points={points.join(' ')} />
      <text x={toX(powerAt(labelAt)) + 6} y={toY(errors[labelAt]!) - 6}>
        {name}
      </text>
      <circle cx={x} cy={y} r={4.5} />
      <text x={x - 6} y={y + 14} text-anchor="end">
        {words.best(formatScientific(STEPS_H[best]!))}
      </text>
    </g>
  );
}
