import { useId, useMemo, useRef } from 'preact/hooks';
import { sigmoid } from '@src/math/activations.ts';
import { lineIn, sumAt, type Place } from '@src/labs/neuron-line/model.ts';
import { HALF, type NeuronLineParams } from '@src/labs/neuron-line/protocol.ts';
import { followPointer } from '../../controls/followPointer.ts';
import { describePicture } from './describe.ts';
import type { Handle, NeuronLineLab } from './state.ts';

/** Pixels of the drawing: its side, and one unit of the plane. */
const SIDE = 312;
const UNIT = 50;
const px = (x: number) => SIDE / 2 + UNIT * x;
const py = (y: number) => SIDE / 2 - UNIT * y;
/** How near a handle is taken, in units of the plane. */
const REACH = 0.45;
/** Where along the arrow the colours of σ are given: from −1 to 1, of the picture's half diagonal. */
const STOPS = Array.from({ length: 25 }, (_, i) => (i - 12) / 12);

/** The plane of inputs in the colours of σ(z), with the line z = 0, the arrow w and the point x; all three can be dragged. */
export function Plane({ state }: { state: NeuronLineLab }) {
  const { lab, picture } = state;
  const params = lab.settings.allowed.value;
  const id = useId();
  const svg = useRef<SVGSVGElement>(null);
  const pointer = useMemo(() => {
    let handle: Handle = 'line';
    const placeOf = ({ clientX, clientY }: PointerEvent): Place => {
      const box = svg.current!.getBoundingClientRect();
      const [x, y] = [((clientX - box.left) / box.width) * SIDE, ((clientY - box.top) / box.height) * SIDE];
      return [(x - SIDE / 2) / UNIT, (SIDE / 2 - y) / UNIT];
    };
    return followPointer({
      onStart(event) {
        const at = placeOf(event);
        handle = handleAt(lab.settings.allowed.peek(), at);
        state.drag(handle, at);
      },
      onMove: (event) => state.drag(handle, placeOf(event)),
    });
  }, [state]);

  const { w1, w2, x1, x2 } = params;
  const ends = lineIn(params, HALF);
  const { foot, z } = picture.value;
  return (
    <svg
      ref={svg}
      class="line-plane"
      viewBox={`0 0 ${SIDE} ${SIDE}`}
      role="img"
      aria-label={describePicture(lab.words, params, picture.value)}
      {...pointer}
    >
      <Colours id={`${id}-colours`} params={params} />
      <rect class="line-back" x={6} y={6} width={300} height={300} />
      <rect fill={`url(#${id}-colours)`} x={6} y={6} width={300} height={300} />
      <path class="line-axes" d={`M6 ${SIDE / 2}H306M${SIDE / 2} 6V306`} />
      {[-2, 2].map((at) => (
        <g key={at} class="line-text">
          <text x={px(at)} y={SIDE / 2 + 14}>
            {String(at).replace('-', '−')}
          </text>
          <text x={SIDE / 2 - 10} y={py(at) + 4}>
            {String(at).replace('-', '−')}
          </text>
        </g>
      ))}
      <text class="line-text" x={298} y={SIDE / 2 - 6}>
        x₁
      </text>
      <text class="line-text" x={SIDE / 2 + 14} y={18}>
        x₂
      </text>
      {foot && <path class="line-distance" d={`M${px(0)} ${py(0)}L${px(foot[0])} ${py(foot[1])}`} />}
      {ends && (
        <path class="line-zero" d={`M${px(ends[0][0])} ${py(ends[0][1])}L${px(ends[1][0])} ${py(ends[1][1])}`} />
      )}
      {(w1 !== 0 || w2 !== 0) && <Arrow to={[w1, w2]} />}
      <circle class={z >= 0 ? 'line-point positive' : 'line-point negative'} cx={px(x1)} cy={py(x2)} r={8} />
      <text class="line-text strong" x={px(x1) + 16} y={py(x2) + 4}>
        x
      </text>
    </svg>
  );
}

/** The handle under a place: the arrow's tip or the point where one is near, else the line. */
function handleAt({ w1, w2, x1, x2 }: NeuronLineParams, at: Place): Handle {
  const far = (x: number, y: number) => Math.hypot(x - at[0], y - at[1]);
  const [tip, point] = [far(w1, w2), far(x1, x2)];
  if (Math.min(tip, point) > REACH) return 'line';
  return tip < point ? 'arrow' : 'point';
}

/** σ(z) as colours across the line: z changes along the arrow alone. */
function Colours({ id, params }: { id: string; params: NeuronLineParams }) {
  const length = Math.hypot(params.w1, params.w2);
  const [ux, uy] = length > 0 ? [params.w1 / length, params.w2 / length] : [1, 0];
  const reach = HALF * Math.SQRT2;
  return (
    <linearGradient
      id={id}
      gradientUnits="userSpaceOnUse"
      x1={px(-ux * reach)}
      y1={py(-uy * reach)}
      x2={px(ux * reach)}
      y2={py(uy * reach)}
    >
      {STOPS.map((at) => {
        const z = sumAt(params, [ux * reach * at, uy * reach * at]);
        return (
          <stop
            key={at}
            offset={(at + 1) / 2}
            stop-color={z >= 0 ? 'var(--okabe-blue-mark)' : 'var(--okabe-orange)'}
            stop-opacity={(0.55 * Math.abs(2 * sigmoid(z) - 1)).toFixed(3)}
          />
        );
      })}
    </linearGradient>
  );
}

/** The weights, from the origin. */
function Arrow({ to }: { to: Place }) {
  const [x, y] = [px(to[0]), py(to[1])];
  const length = Math.hypot(...to);
  const [ux, uy] = [to[0] / length, -to[1] / length];
  const head = Math.min(12, UNIT * length);
  const wing = (side: number) => `${x - head * ux - side * 5 * uy},${y - head * uy + side * 5 * ux}`;
  return (
    <g class="line-arrow">
      <line x1={px(0)} y1={py(0)} x2={x - head * ux} y2={y - head * uy} />
      <polygon points={`${x},${y} ${wing(1)} ${wing(-1)}`} />
      <text class="line-text strong" x={x + 12 * ux} y={y + 12 * uy + 4}>
        w
      </text>
    </g>
  );
}
