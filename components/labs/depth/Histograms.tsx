import { BINS, HISTOGRAM_END } from '@src/labs/depth/protocol.ts';
import type { DepthLab } from './state.ts';

const BIN = 10;
const ROW = 14;
const LEFT = 30;

/** How the outputs of every layer spread: one histogram a layer, the first on top; solid now, dotted before training. */
export function Histograms({ state }: { state: DepthLab }) {
  const { lab, snapshot, predicted } = state;
  const { words } = lab;
  const untrained = predicted.value.histograms;
  const now = snapshot.value?.layers.histograms ?? null;
  const layers = untrained.length / BINS;
  const height = (layers + 2) * ROW + 20;
  const path = (shares: Float32Array, layer: number) => {
    const base = (layer + 2) * ROW;
    const row = [...shares.subarray(layer * BINS, (layer + 1) * BINS)];
    // The root, so that thin tails show beside a peak.
    return row.map(
      (share, i) => `${i === 0 ? 'M' : 'L'}${LEFT + (i + 0.5) * BIN} ${base - 1.8 * ROW * Math.sqrt(share)}`,
    );
  };
  return (
    <figure class="depth-histograms">
      <svg viewBox={`0 0 ${LEFT + BINS * BIN + 10} ${height}`} role="img" aria-label={words.histogramsLabel}>
        {Array.from({ length: layers }, (_, layer) => (
          <g key={layer}>
            <text x={LEFT - 6} y={(layer + 2) * ROW}>
              {layer}
            </text>
            {now && now.length === untrained.length && <path class="now" d={path(now, layer).join('')} />}
            <path class="untrained" d={path(untrained, layer).join('')} />
          </g>
        ))}
        {[-HISTOGRAM_END, 0, HISTOGRAM_END].map((value) => (
          <text key={value} class="value" x={LEFT + ((value / HISTOGRAM_END + 1) / 2) * BINS * BIN} y={height - 2}>
            {String(value).replace('-', '−')}
          </text>
        ))}
      </svg>
      <figcaption class="lab-small">{words.histogramsText}</figcaption>
    </figure>
  );
}
