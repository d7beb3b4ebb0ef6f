import { signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { formatNumber } from '@src/exercises/format.ts';
import type { Shown } from '@src/exercises/sandbox/protocol.ts';
import { LineChart } from '../charts/LineChart.tsx';
import { Pixels } from '../controls/Pixels.tsx';
import type { PanelWords } from './panel/en.ts';

const COLOURS = ['--lab-blue', '--lab-orange', '--lab-good', '--lab-purple', '--lab-bad', '--lab-yellow'];
/** Small images are enlarged by whole factors up to about this width in CSS pixels. */
const IMAGE_WIDTH = 224;

/** Something that the learner's code draws. */
export function Drawing({ shown, words }: { shown: Shown; words: PanelWords }) {
  if (shown.what === 'line') return <Lines shown={shown} words={words} />;
  if (shown.what === 'table') return <Table shown={shown} words={words} />;
  const { title, width, height, rgba } = shown;
  const scale = Math.max(1, Math.floor(IMAGE_WIDTH / Math.max(width, height)));
  return (
    <figure class="exercise-figure">
      <Pixels
        rgba={rgba}
        width={width}
        height={height}
        size={width * scale}
        label={words.image(title, width, height)}
      />
      {title && <figcaption>{title}</figcaption>}
    </figure>
  );
}

type Of<W extends Shown['what']> = Extract<Shown, { what: W }>;

/** A range of y that holds all numbers, with a margin; 0 to 1 without any. */
function rangeOf(values: readonly number[]): readonly [number, number] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [0, 1];
  const [low, high] = finite.reduce(([a, b], y) => [Math.min(a, y), Math.max(b, y)], [Infinity, -Infinity] as const);
  const margin = high > low ? 0.05 * (high - low) : Math.max(1e-6, Math.abs(low) * 0.5);
  return [low - margin, high + margin];
}

function Lines({ shown: { title, series }, words }: { shown: Of<'line'>; words: PanelWords }) {
  const chart = useMemo(() => {
    const all = series.flatMap(({ y }) => y);
    const [low, high] = rangeOf(all);
    const lines = series.map(({ name, x, y }, i) => ({
      name: name || (series.length > 1 ? words.value : ''),
      colour: COLOURS[i % COLOURS.length]!,
      dashed: i % 2 === 1,
      points: x.map((at, j) => ({ x: at, y: y[j]! })),
    }));
    const points = Math.max(...series.map(({ x }) => x.length)); // at most MOST_LINES of them
    const ends = lines.map(({ name, points }) => ({
      name,
      from: formatNumber(points[0]?.y ?? Number.NaN),
      to: formatNumber(points.at(-1)?.y ?? Number.NaN),
    }));
    return {
      series: signal(lines),
      xEnd: signal(Math.max(1, points - 1)),
      yRange: [low, high] as const,
      summary: signal(words.curve(title, points, ends)),
    };
  }, [series]);
  return <LineChart {...chart} xLabel={words.step} yLabel={title || words.value} tableLabel={words.numbers} />;
}

function Table({ shown: { title, columns, rows, more }, words }: { shown: Of<'table'>; words: PanelWords }) {
  return (
    <div class="exercise-table">
      <table>
        {title && <caption>{title}</caption>}
        <thead>
          <tr>
            {columns.map((name, i) => (
              <th key={i} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, i) => (
            <tr key={i}>
              {cells.map((cell, j) => (
                <td key={j}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p class="exercise-quiet">{words.moreRows(more)}</p>}
    </div>
  );
}
