import { useMemo } from 'preact/hooks';
import { poolAt, sumAt, type OneSum } from '@src/nn/oneSum.ts';
import { signedColour, largest } from './colours.ts';
import { LAYERS, layerOf } from './layers.ts';
import { Mosaic } from './Mosaic.tsx';
import type { VisionState } from './state.ts';

/** A number with a true minus. */
const show = (value: number, digits = 3) => value.toFixed(digits).replace('-', '−');

/** The chosen number of the chosen layer as the sum of products that it is. */
export function Sum({ state }: { state: VisionState }) {
  const { lab, layer, place, input } = state;
  const { words } = lab;
  const name = layer.value;
  const { at, kind } = layerOf(name);
  const below = at === 0 ? input.value : state.mapsOf(LAYERS[at - 1]!.name);
  const weights = state.weightsOf(name);
  const maps = state.mapsOf(name);
  const { map, y, x } = place.value;
  const sum = useMemo(
    () => (below && weights ? sumAt(below, weights[0], weights[1], { map, y, x }) : null),
    [below, weights?.[0], map, y, x],
  );
  if (!maps || !below) return null;
  const value = maps.values[(y * maps.width + x) * maps.channels + map]!;
  if (kind === 'pool') {
    const window = poolAt(below, { map, y, x });
    return (
      <div class="one-sum">
        <p class="lab-heading">{words.pool}</p>
        <div class="sum-grids">
          <Grid title={words.window} values={window} side={2} />
        </div>
        <p class="sum-line" translate={false}>
          max({[...window].map((it) => show(it)).join(', ')}) = <output data-metric="value">{value.toFixed(4)}</output>
        </p>
      </div>
    );
  }
  return sum && <Products state={state} sum={sum} value={value} hasRelu={name !== 'dense2'} isPicture={at === 0} />;
}

interface ProductsProps {
  state: VisionState;
  sum: OneSum;
  value: number;
  hasRelu: boolean;
  isPicture: boolean;
}

/** One channel's patch, weights and products in numbers; the filter's slices as pictures; then the whole sum in a line. */
function Products({ state, sum, value, hasRelu, isPicture }: ProductsProps) {
  const { words } = state.lab;
  const { side, channels, byChannel } = sum;
  const ranked = [...byChannel.keys()].sort((a, b) => Math.abs(byChannel[b]!) - Math.abs(byChannel[a]!));
  const channel = Math.min(state.channel.value ?? ranked[0]!, channels - 1);
  const nameOf = (c: number) => (isPicture ? words.colours[c]! : String(c + 1));
  const slice = (values: Float32Array) => values.filter((_, i) => i % channels === channel);
  const most = useMemo(() => largest(sum.weights), [sum]);
  const colourAt = useMemo(
    () => (tile: number, row: number, column: number) =>
      signedColour(sum.weights[(row * side + column) * channels + tile]!, most),
    [sum],
  );
  return (
    <div class="one-sum">
      <p class="lab-heading">{words.sum(side, channels)}</p>
      <div class="sum-parts">
        <div class="filter-slices">
          <Mosaic
            tiles={channels}
            columns={channels <= 3 ? channels : 8}
            width={side}
            height={side}
            colourAt={colourAt}
            label={words.slices(channels)}
            marked={{ map: channel }}
            onPick={({ map }) => (state.channel.value = map)}
          />
        </div>
        <div>
          <label class="channel-field">
            {words.channel}
            <select
              value={String(channel)}
              onChange={(event) => (state.channel.value = Number(event.currentTarget.value))}
            >
              {ranked.map((c) => (
                <option key={c} value={String(c)}>
                  {`${nameOf(c)}: Σ = ${show(byChannel[c]!)}`}
                </option>
              ))}
            </select>
          </label>
          {side > 1 && (
            <div class="sum-grids">
              <Grid title={words.patch} values={slice(sum.patch)} side={side} />
              <span aria-hidden="true">×</span>
              <Grid title={words.weights} values={slice(sum.weights)} side={side} signed />
              <span aria-hidden="true">=</span>
              <Grid title={words.products} values={slice(sum.products)} side={side} signed />
            </div>
          )}
        </div>
      </div>
      <p class="sum-line" translate={false}>
        Σ<sub>{side * side * channels}</sub> = {show(sum.sum)}, {sum.bias < 0 ? '−' : '+'} b ={' '}
        {show(Math.abs(sum.bias))} → z = <output data-metric="z">{sum.z.toFixed(4)}</output>
        {hasRelu && (
          <>
            {' '}
            → ReLU = <output data-metric="value">{value.toFixed(4)}</output>
          </>
        )}
      </p>
    </div>
  );
}

/** A few numbers in a square. */
function Grid({
  title,
  values,
  side,
  signed = false,
}: {
  title: string;
  values: Float32Array;
  side: number;
  signed?: boolean;
}) {
  const most = largest(values);
  return (
    <table class="sum-grid" data-side={side}>
      <caption>{title}</caption>
      <tbody>
        {Array.from({ length: side }, (_, row) => (
          <tr key={row}>
            {Array.from({ length: side }, (_, column) => {
              const value = values[row * side + column]!;
              const share = signed && most > 0 ? Math.round((36 * Math.abs(value)) / most) : 0;
              const ink = value > 0 ? 'var(--lab-blue)' : 'var(--lab-orange)';
              return (
                <td
                  key={column}
                  style={share ? `background:color-mix(in srgb, ${ink} ${share}%, var(--inset))` : undefined}
                >
                  {show(value, 2)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
