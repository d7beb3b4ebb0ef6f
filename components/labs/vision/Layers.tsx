import { useMemo } from 'preact/hooks';
import { CIFAR10_CLASSES } from '@src/data/cifar10Classes.ts';
import { greyOf, largest, signedColour } from './colours.ts';
import { LAYERS, layerOf } from './layers.ts';
import { Mosaic } from './Mosaic.tsx';
import type { VisionState } from './state.ts';

/** The layers as buttons, all maps of the chosen one, and its filters. */
export function Layers({ state }: { state: VisionState }) {
  const { lab, layer } = state;
  const { words } = lab;
  return (
    <>
      <p class="layer-tabs" role="group" aria-label={words.layers}>
        {LAYERS.map(({ name, size }) => (
          <button key={name} type="button" aria-pressed={layer.value === name} onClick={() => state.choose(name)}>
            <b translate={false}>{name}</b>
            <span class="lab-small" translate={false}>
              {size}
            </span>
          </button>
        ))}
      </p>
      <AllMaps state={state} />
    </>
  );
}

/** Every map of the layer with the same grey for the same value; the logits in two colours. */
function AllMaps({ state }: { state: VisionState }) {
  const { lab, layer, place } = state;
  const { words } = lab;
  const name = layer.value;
  const maps = state.mapsOf(name);
  const colourAt = useMemo(() => {
    if (!maps) return null;
    const { values, width, channels } = maps;
    const most = largest(values);
    const colour = name === 'dense2' ? signedColour : greyOf;
    return (map: number, y: number, x: number) => colour(values[(y * width + x) * channels + map]!, most);
  }, [maps?.values, name]);
  if (!maps || !colourAt) return <p class="mosaic-empty lab-small">{words.needsRun}</p>;
  const { width, height, channels } = maps;
  const isLogits = name === 'dense2';
  return (
    <>
      <Mosaic
        tiles={channels}
        columns={isLogits ? 5 : Math.ceil(Math.sqrt(2 * channels))}
        width={width}
        height={height}
        colourAt={colourAt}
        label={words.mapsLabel(name, channels, width, height)}
        marked={place.value}
        onPick={(next) => {
          place.value = next;
          state.channel.value = null;
        }}
      />
      <Fields state={state} channels={channels} width={width} height={height} />
    </>
  );
}

/** Map, row and column of the number that is written out. */
function Fields({
  state,
  channels,
  width,
  height,
}: {
  state: VisionState;
  channels: number;
  width: number;
  height: number;
}) {
  const { lab, layer, place } = state;
  const { words, locale } = lab;
  const { at } = layerOf(layer.value);
  const isLogits = layer.value === 'dense2';
  const field = (name: 'map' | 'y' | 'x', label: string, end: number) => (
    <label key={name}>
      {label}
      <input
        type="number"
        min={1}
        max={end}
        value={place.value[name] + 1}
        onInput={(event) => {
          const value = Math.round(event.currentTarget.valueAsNumber) - 1;
          if (!(value >= 0 && value < end)) return;
          place.value = { ...place.value, [name]: value };
          state.channel.value = null;
        }}
      />
    </label>
  );
  return (
    <p class="place-fields">
      {field('map', isLogits ? words.classNumber : at === 5 ? words.unit : words.map, channels)}
      {width > 1 && [field('y', words.row, height), field('x', words.column, width)]}
      {isLogits && <span class="lab-small">{CIFAR10_CLASSES[place.value.map]![locale]}</span>}
    </p>
  );
}
