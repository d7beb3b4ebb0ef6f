import type { ComponentChildren } from 'preact';
import './binary.css';

/** Places of a plot whose axes both go from 0 to 1, in its own units. */
const LEFT = 34;
const TOP = 20;
const SIDE = 190;
const WIDTH = LEFT + SIDE + 16;
const HEIGHT = TOP + SIDE + 34;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** Where a share lies across and up. */
export const unitX = (share: number): number => LEFT + share * SIDE;
export const unitY = (share: number): number => TOP + (1 - share) * SIDE;

/** A line through points, as the `d` of a path. */
export const unitPath = (points: readonly { x: number; y: number }[]): string =>
  points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${unitX(x).toFixed(1)} ${unitY(y).toFixed(1)}`).join('');

interface UnitPlotProps {
  title: string;
  xLabel: string;
  yLabel: string;
  /** What the drawing shows, for those who do not see it. */
  summary: string;
  /** Curves and dots, placed by `unitX` and `unitY`. */
  children: ComponentChildren;
  /** The numbers behind it. */
  numbers?: ComponentChildren;
}

/** A square from 0 to 1 both ways with its diagonal, in which curves are drawn. */
export function UnitPlot({ title, xLabel, yLabel, summary, children, numbers }: UnitPlotProps) {
  return (
    <figure class="chart-figure binary-figure">
      <svg class="binary-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${title}. ${summary}`}>
        {TICKS.map((tick) => (
          <g key={tick} class="tick">
            <path d={`M${unitX(0)} ${unitY(tick)}H${unitX(1)}M${unitX(tick)} ${unitY(0)}V${unitY(1)}`} />
            <text class="end" x={unitX(0) - 5} y={unitY(tick) + 4}>
              {tick}
            </text>
            <text class="middle" x={unitX(tick)} y={unitY(0) + 14}>
              {tick}
            </text>
          </g>
        ))}
        <path
          class="diagonal"
          d={unitPath([
            { x: 0, y: 0 },
            { x: 1, y: 1 },
          ])}
        />
        <text x={4} y={12}>
          {yLabel}
        </text>
        <text class="middle" x={unitX(0.5)} y={HEIGHT - 4}>
          {xLabel}
        </text>
        {children}
      </svg>
      {numbers}
    </figure>
  );
}
