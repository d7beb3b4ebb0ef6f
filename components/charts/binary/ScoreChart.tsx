import { useMemo, useRef } from 'preact/hooks';
import { followPointer } from '../../controls/followPointer.ts';
import { ChartNumbers } from './ChartNumbers.tsx';
import { binScores, fromPlace, toPlace } from './scoreBins.ts';
import './binary.css';

interface ScoreChartProps {
  scores: ArrayLike<number>;
  /** 1 for positive. */
  labels: ArrayLike<number>;
  threshold: number;
  words: {
    title: string;
    x: string;
    positive: string;
    negative: string;
    /** What stands left and right of the threshold. */
    calledNegative: string;
    calledPositive: string;
    numbers: string;
    count: string;
  };
  summary: string;
  /** Called with the probability under the pointer; a number field must do the same by keyboard. */
  onPick: (probability: number) => void;
}

const BINS = 48;
const LEFT = 8;
const WIDTH = 520;
const INNER = WIDTH - 2 * LEFT;
const HEIGHT = 190;
const MIDDLE = 92;
const HALF = 64;
const TICKS = [0.01, 0.1, 0.5, 0.9, 0.99];
const toX = (place: number) => LEFT + place * INNER;

/** Scores of the positives above, of the negatives below one axis, with the threshold; errors are filled, right answers pale. */
export function ScoreChart({ scores, labels, threshold, words, summary, onPick }: ScoreChartProps) {
  const svg = useRef<SVGSVGElement>(null);
  const latest = useRef(onPick);
  latest.current = onPick;
  const pointer = useMemo(() => {
    const pick = (event: PointerEvent) => {
      const matrix = svg.current!.getScreenCTM();
      if (!matrix) return;
      const { x } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
      latest.current(fromPlace((x - LEFT) / INNER));
    };
    return followPointer({ onStart: pick, onMove: pick });
  }, []);
  const bins = binScores(scores, labels, threshold, BINS);
  const most = Math.max(1, ...bins.flatMap(({ positive, negative }) => [sum(positive), sum(negative)]));
  // The root, so that single cases show beside a peak.
  const heightOf = (count: number) => HALF * Math.sqrt(count / most);
  const at = toX(toPlace(threshold));
  const rows = bins.flatMap(({ positive, negative }, i) =>
    sum(positive) + sum(negative) === 0
      ? []
      : [[fromPlace((i + 0.5) / BINS).toFixed(3), String(sum(positive)), String(sum(negative))]],
  );
  return (
    <figure class="chart-figure binary-figure score-figure">
      <svg
        ref={svg}
        class="binary-chart score-chart"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${words.title}. ${summary}`}
        {...pointer}
      >
        {bins.map(({ positive, negative }, i) => (
          <g key={i}>
            <Bar
              kind="orange"
              x={toX(i / BINS)}
              base={MIDDLE}
              up
              heightOf={heightOf}
              right={positive[1]!}
              wrong={positive[0]!}
            />
            <Bar
              kind="blue"
              x={toX(i / BINS)}
              base={MIDDLE}
              heightOf={heightOf}
              right={negative[0]!}
              wrong={negative[1]!}
            />
          </g>
        ))}
        <path class="axis" d={`M${LEFT} ${MIDDLE}H${WIDTH - LEFT}`} />
        {TICKS.map((tick) => (
          <g key={tick} class="tick">
            <path d={`M${toX(toPlace(tick))} ${MIDDLE - HALF}V${MIDDLE + HALF}`} />
            <text class="middle" x={toX(toPlace(tick))} y={HEIGHT - 18}>
              {tick}
            </text>
          </g>
        ))}
        <text class="orange" x={LEFT} y={MIDDLE - HALF + 2}>
          {words.positive}
        </text>
        <text class="blue" x={LEFT} y={MIDDLE + HALF}>
          {words.negative}
        </text>
        <text class="middle" x={WIDTH / 2} y={HEIGHT - 3}>
          {words.x}
        </text>
        <path class="threshold" d={`M${at} 16V${MIDDLE + HALF + 4}`} />
        <circle class="threshold" cx={at} cy={MIDDLE} r={4} />
        <text class="end" x={at - 6} y={11}>
          {at > 110 && `← ${words.calledNegative}`}
        </text>
        <text x={at + 6} y={11}>
          {at < WIDTH - 110 && `${words.calledPositive} →`}
        </text>
      </svg>
      <ChartNumbers label={words.numbers} columns={[words.x, words.positive, words.negative]} rows={rows} />
    </figure>
  );
}

const sum = (counts: readonly number[]) => counts[0]! + counts[1]!;

interface BarProps {
  kind: 'orange' | 'blue';
  x: number;
  base: number;
  up?: boolean;
  heightOf: (count: number) => number;
  right: number;
  wrong: number;
}

/** A bin's right answers, pale, and beyond them its errors, filled. */
function Bar({ kind, x, base, up = false, heightOf, right, wrong }: BarProps) {
  const [inner, outer] = [heightOf(right), heightOf(right + wrong)];
  const rect = (from: number, to: number) => ({ y: up ? base - to : base + from, height: to - from });
  const width = INNER / BINS - 1;
  return (
    <>
      {right > 0 && <rect class={`${kind} right`} x={x} width={width} {...rect(0, inner)} />}
      {wrong > 0 && <rect class={`${kind} wrong`} x={x} width={width} {...rect(inner, outer)} />}
    </>
  );
}
