import type { LoopPart, LoopState } from '@src/labs/training-loop/protocol.ts';
import { show } from './explain.ts';

interface NetworkProps {
  state: LoopState;
  x: readonly [number, number];
  y: number;
  /** The drawing in words. */
  label: string;
}

type Point = readonly [x: number, y: number];

const INPUTS: readonly Point[] = [
  [36, 80],
  [36, 220],
];
const HIDDEN: readonly Point[] = [
  [190, 80],
  [190, 220],
];
const OUTPUT: Point = [330, 150];
const RADIUS = 24;

/** Where the label of the weight from input j to hidden neuron k stands: [k][j]. */
const HIDDEN_LABELS: readonly (readonly Point[])[] = [
  [
    [113, 68],
    [96, 176],
  ],
  [
    [96, 112],
    [113, 240],
  ],
];
const OUTPUT_LABELS: readonly Point[] = [
  [280, 92],
  [280, 204],
];

/** What lights up in each part, and which way it runs. */
const ACTIVE: Record<
  LoopPart,
  { edges: 'hidden' | 'output' | 'all' | 'none'; kind: 'forward' | 'backward' | 'changed' }
> = {
  hidden: { edges: 'hidden', kind: 'forward' },
  output: { edges: 'output', kind: 'forward' },
  loss: { edges: 'none', kind: 'forward' },
  backOutput: { edges: 'output', kind: 'backward' },
  backHidden: { edges: 'hidden', kind: 'backward' },
  update: { edges: 'all', kind: 'changed' },
};

const short = (value: number) => (Math.abs(value) < 1000 ? value.toFixed(3).replace('-', '−') : show(value));

/** The network 2-2-1 with the state's numbers on units and edges, gradients below their parameters. */
export function Network({ state, x, y, label }: NetworkProps) {
  const { part, parameters, gradients, z1, a1, prediction, loss } = state;
  const active = part && ACTIVE[part];
  const lit = (layer: 'hidden' | 'output') =>
    active && (active.edges === layer || active.edges === 'all') ? ` ${active.kind}` : '';
  return (
    <svg class="loop-network" viewBox="0 0 400 290" role="img" aria-label={label}>
      {HIDDEN.map((to, k) =>
        INPUTS.map((from, j) => <Edge key={`${k}${j}`} from={from} to={to} lit={lit('hidden')} />),
      )}
      {HIDDEN.map((from, k) => (
        <Edge key={k} from={from} to={OUTPUT} lit={lit('output')} />
      ))}
      <line class={part === 'loss' ? 'loop-edge forward' : 'loop-edge'} x1={330} y1={206} x2={330} y2={236} />
      {INPUTS.map((at, j) => (
        <Unit key={j} at={at} name={`x${'₁₂'[j]}`} value={x[j]!} lit={part === 'hidden'} />
      ))}
      {HIDDEN.map((at, k) => (
        <Unit
          key={k}
          at={at}
          name={z1 ? `z${'₁₂'[k]} ${short(z1[k]!)}` : `a${'₁₂'[k]}`}
          value={a1?.[k]}
          lit={part === 'hidden'}
        />
      ))}
      <Unit at={OUTPUT} name="ŷ" value={prediction} lit={part === 'output'} />
      {HIDDEN_LABELS.map((row, k) =>
        row.map((at, j) => (
          <Parameter
            key={`${k}${j}`}
            at={at}
            name={`w${'₁₂'[k]}${'₁₂'[j]}`}
            value={parameters.W1[2 * k + j]!}
            gradient={gradients?.W1?.[2 * k + j]}
          />
        )),
      )}
      {HIDDEN.map(([cx, cy], k) => (
        <Parameter
          key={k}
          at={[cx, cy + 38]}
          name={`b${'₁₂'[k]}`}
          value={parameters.b1[k]!}
          gradient={gradients?.b1?.[k]}
        />
      ))}
      {OUTPUT_LABELS.map((at, k) => (
        <Parameter key={k} at={at} name={`v${'₁₂'[k]}`} value={parameters.w2[k]!} gradient={gradients?.w2?.[k]} />
      ))}
      <Parameter at={[OUTPUT[0] + 8, OUTPUT[1] + 38]} name="c" value={parameters.b2} gradient={gradients?.b2} />
      <rect
        class={part === 'loss' ? 'loop-loss forward' : 'loop-loss'}
        x={262}
        y={236}
        width={132}
        height={42}
        rx={6}
      />
      <text class="loop-text loop-inside" x={328} y={253}>
        y {show(y)}
      </text>
      <text class="loop-text loop-value" x={328} y={270}>
        J {loss === null ? '?' : short(loss)}
      </text>
    </svg>
  );
}

function Edge({ from, to, lit }: { from: Point; to: Point; lit: string }) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const [ux, uy] = [dx / Math.hypot(dx, dy), dy / Math.hypot(dx, dy)];
  const [start, end] = [
    [from[0] + RADIUS * ux, from[1] + RADIUS * uy],
    [to[0] - RADIUS * ux, to[1] - RADIUS * uy],
  ];
  const isBackward = lit.includes('backward');
  const [tip, sign] = isBackward ? [start, 1] : [end, -1];
  const [tx, ty] = [tip[0]!, tip[1]!];
  const wing = (side: number) => `${tx + sign * 9 * ux - side * 5 * uy},${ty + sign * 9 * uy + side * 5 * ux}`;
  return (
    <g class={`loop-edge${lit}`}>
      <line x1={start[0]} y1={start[1]} x2={end[0]} y2={end[1]} />
      {lit !== '' && !lit.includes('changed') && <polygon points={`${tx},${ty} ${wing(1)} ${wing(-1)}`} />}
    </g>
  );
}

function Unit({ at, name, value, lit }: { at: Point; name: string; value: number | null | undefined; lit: boolean }) {
  return (
    <g class={lit ? 'loop-unit forward' : 'loop-unit'}>
      <circle cx={at[0]} cy={at[1]} r={RADIUS} />
      <text class="loop-text loop-value" x={at[0]} y={at[1] + 4}>
        {value === null || value === undefined ? '?' : short(value)}
      </text>
      <text class="loop-text" x={at[0]} y={at[1] - RADIUS - 6}>
        {name}
      </text>
    </g>
  );
}

function Parameter({
  at,
  name,
  value,
  gradient,
}: {
  at: Point;
  name: string;
  value: number;
  gradient: number | undefined;
}) {
  return (
    <>
      <text class="loop-text" x={at[0]} y={at[1]}>
        {name} {short(value)}
      </text>
      {gradient !== undefined && (
        <text class="loop-text loop-gradient" x={at[0]} y={at[1] + 13}>
          ∂ {short(gradient)}
        </text>
      )}
    </>
  );
}
