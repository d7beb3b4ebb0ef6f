import { useEffect, useRef } from 'preact/hooks';
import type { Place } from '@src/labs/autodiff-graph/layout.ts';
import type { GraphState } from './state.ts';
import { nameOf, writeNumber, writeOperation } from './writing.ts';

const COLUMN = 112;
const ROW = 92;
const BOX = { width: 100, height: 56 };
/** A drawing fills the width it has, between these times its own: it stays legible. */
const [LEAST, MOST] = [0.8, 1.3];
/** Empty space at the drawing's edge. */
const EDGE = 8;

const toX = ({ column }: Place) => EDGE + column * COLUMN;
const toY = ({ row }: Place) => EDGE + BOX.height / 2 + row * ROW;

/** A smooth way down through the places of an edge, from box to box. */
function pathOf(path: readonly Place[]): string {
  const points = path.map((place, i) => {
    const y = toY(place) + (i === 0 ? BOX.height / 2 : i === path.length - 1 ? -BOX.height / 2 : 0);
    return [toX(place), y] as const;
  });
  return points.reduce((text, [x, y], i) => {
    if (i === 0) return `M${x} ${y}`;
    const [px, py] = points[i - 1]!;
    const middle = (py + y) / 2;
    return `${text} C${px} ${middle} ${x} ${middle} ${x} ${y}`;
  }, '');
}

/** Scrolls a large drawing, and nothing else, so that the line of the last stage is in view. */
function showActive(scroll: HTMLElement): void {
  const active = scroll.querySelector('.node.active')?.getBoundingClientRect();
  if (!active) return;
  const view = scroll.getBoundingClientRect();
  if (active.top < view.top || active.bottom > view.bottom) {
    scroll.scrollTop += (active.top + active.bottom - view.top - view.bottom) / 2;
  }
  if (active.left < view.left || active.right > view.right) {
    scroll.scrollLeft += (active.left + active.right - view.left - view.right) / 2;
  }
}

/** The tape as a graph: boxes with value and derivative, edges with local derivatives; what the last stage did stands out. */
export function Graph({ state }: { state: GraphState }) {
  const { words } = state.lab;
  const { places, edges, columns, rows } = state.layout.value;
  const tape = state.tape.value;
  const stage = state.stage.value;
  const bar = state.mode.value === 'reverse' ? '̄' : '̇';
  const width = columns * COLUMN + 2 * EDGE;
  const height = (rows - 1) * ROW + BOX.height + 2 * EDGE;
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => showActive(scroll.current!), [stage]);
  const isActive = (to: number) => stage.action?.node === to && stage.action.kind !== 'seed';
  return (
    <figure class="tape-graph">
      <div ref={scroll} class="tape-scroll" role="region" aria-label={words.graph} tabIndex={0}>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          style={`width:${MOST * width}px;min-width:${LEAST * width}px`}
          role="img"
          aria-label={words.graph}
        >
          {edges.map(({ from, to, input, path }) => {
            const [end, before] = [path.at(-1)!, path.at(-2)!];
            const partial = state.partials.value[to]![input]!;
            return (
              <g key={`${from}-${to}-${input}`} class={isActive(to) ? 'edge active' : 'edge'}>
                <path d={pathOf(path)} />
                {stage.values[to] !== null && (
                  <text
                    x={0.7 * toX(end) + 0.3 * toX(before) + (input === 0 ? -6 : 6)}
                    y={toY(end) - BOX.height / 2 - 9}
                    text-anchor={input === 0 ? 'end' : 'start'}
                  >
                    {writeNumber(Number(partial.toPrecision(4)))}
                  </text>
                )}
              </g>
            );
          })}
          {tape.map((node, i) => {
            const place = places[i]!;
            const [value, derivative] = [stage.values[i], stage.derivatives[i]];
            const classes = ['node', node.kind, stage.action?.node === i ? 'active' : ''].join(' ');
            return (
              <g key={i} class={classes} transform={`translate(${toX(place)} ${toY(place)})`}>
                <rect x={-BOX.width / 2} y={-BOX.height / 2} width={BOX.width} height={BOX.height} rx={8} />
                <text y={-13}>
                  {nameOf(i)} = {writeOperation(node)}
                </text>
                <text y={4} class="value">
                  {value === null || value === undefined ? '·' : writeNumber(value)}
                </text>
                <text y={21} class="derivative">
                  {derivative === null || derivative === undefined
                    ? ''
                    : `${nameOf(i, bar)} = ${writeNumber(derivative)}`}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      <figcaption class="lab-small">{words.edgeKey}</figcaption>
    </figure>
  );
}
