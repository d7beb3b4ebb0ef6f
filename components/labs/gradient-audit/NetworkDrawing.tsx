import { useComputed } from '@preact/signals';
import { PARAMETER_NAMES } from '@src/math/network231.ts';
import type { AuditState } from './state.ts';
import { describeSymbol, writeSymbol } from './symbols.ts';

const RADIUS = 25;
/** How far below a neuron's middle its bias begins. */
const STUB = 43;
const INPUT = [0, 1].map((j) => ({ x: 28, y: 75 + 110 * j }));
const HIDDEN = [0, 1, 2].map((k) => ({ x: 124, y: 28 + 94 * k }));
const OUTPUT = { x: 208, y: 122 };
const LOSS = { x: 266, y: 122 };

interface At {
  x: number;
  y: number;
}

/** From and to of every parameter's line, in the order of `PARAMETER_NAMES`; a bias hangs below its neuron. */
const LINES: [At, At][] = [
  ...HIDDEN.flatMap((to) => INPUT.map((from): [At, At] => [from, to])),
  ...HIDDEN.map((to): [At, At] => [{ x: to.x, y: to.y + STUB }, to]),
  ...HIDDEN.map((from): [At, At] => [from, OUTPUT]),
  [{ x: OUTPUT.x, y: OUTPUT.y + STUB }, OUTPUT],
];

const short = (value: number) => value.toFixed(Math.abs(value) < 10 ? 3 : 1).replace('-', '−');

/** The network with a line for every parameter, as wide as its gradient is large, and its values in the neurons. */
export function NetworkDrawing({ state }: { state: AuditState }) {
  const { words } = state.lab;
  const live = state.live.value;
  const largest = useComputed(() => Math.max(...state.derived.value.map(Math.abs)));
  const { pass, example } = live;
  return (
    <figure class="audit-network">
      <svg viewBox="0 0 294 264" role="group" aria-label={words.drawing} data-roving>
        {LINES.map(([from, to], i) => {
          const name = PARAMETER_NAMES[i]!;
          const gradient = state.derived.value[i]!;
          const width = largest.value === 0 ? 1 : 1 + 6 * Math.sqrt(Math.abs(gradient) / largest.value);
          return (
            <g
              key={name}
              class="audit-edge"
              data-symbol={name}
              role="img"
              tabIndex={i === 0 ? 0 : -1}
              aria-label={describeSymbol(name, live)}
            >
              <line class="hit" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
              <line
                x1={from.x}
                y1={from.y}
                x2={to.x}
                y2={to.y}
                style={`stroke-width:${width.toFixed(2)}px`}
                stroke-dasharray={gradient > 0 ? '5 3' : undefined}
              />
            </g>
          );
        })}
        {[...HIDDEN, OUTPUT].map(({ x, y }, i) => {
          const name = i < HIDDEN.length ? `b1[${i + 1}]` : 'b2';
          return (
            <text key={name} class="bias start" x={x + 7} y={y + STUB} data-symbol={name}>
              {writeSymbol(name)}
            </text>
          );
        })}
        {INPUT.map((at, j) => (
          <Neuron
            key={j}
            at={at}
            symbol={`x[${j + 1}]`}
            name={writeSymbol(`x[${j + 1}]`)}
            value={short(example.x[j]!)}
          />
        ))}
        {HIDDEN.map((at, k) => (
          <Neuron key={k} at={at} symbol={`a[${k + 1}]`} name={writeSymbol(`a[${k + 1}]`)} value={short(pass.a[k]!)} />
        ))}
        <line class="to-loss" x1={OUTPUT.x} y1={OUTPUT.y} x2={LOSS.x} y2={LOSS.y} />
        <Neuron at={OUTPUT} symbol="yHat" name="ŷ" value={short(pass.yHat)} />
        <Neuron at={LOSS} symbol="J" name="J" value={short(pass.J)} />
        <text class="bias" x={LOSS.x} y={LOSS.y - 44} data-symbol="y">
          y = {String(example.y).replace('-', '−')}
        </text>
      </svg>
      <figcaption class="lab-small">{words.edgeKey}</figcaption>
    </figure>
  );
}

function Neuron({ at, symbol, name, value }: { at: At; symbol: string; name: string; value: string }) {
  return (
    <g class="audit-neuron" data-symbol={symbol}>
      <circle cx={at.x} cy={at.y} r={RADIUS} />
      <text x={at.x} y={at.y - 5}>
        {name}
      </text>
      <text x={at.x} y={at.y + 11}>
        {value}
      </text>
    </g>
  );
}
