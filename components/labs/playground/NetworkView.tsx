import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { shapeOf } from '@src/labs/playground/describe.ts';
import { gridPoints } from '@src/labs/playground/grid.ts';
import { FEATURES, hiddenUnits } from '@src/labs/playground/network.ts';
import { MAXIMUM_LAYERS, MAXIMUM_UNITS, UNIT_SIZE } from '@src/labs/playground/protocol.ts';
import { drawEdges, type Anchor } from './drawEdges.ts';
import { paintGrid } from './paint.ts';
import type { Playground } from './state.ts';
import { shortName, unitSurface } from './units.ts';

/** The network: inputs to switch, layers and units to add and remove, a picture of every unit, weights as lines. */
export function NetworkView({ plane }: { plane: Playground }) {
  const { words } = plane.lab;
  const { hidden, features } = plane.params.value;
  const layers = hiddenUnits(hidden);
  const box = useRef<HTMLDivElement>(null);
  usePictures(plane, box);
  const setLayers = (units: number[]) => plane.set('hidden', units.join('-'));
  const resize = (layer: number, by: number) => setLayers(layers.map((units, l) => (l === layer ? units + by : units)));
  const toggle = (i: number) => {
    const next = [...features].map((digit, k) => (k === i ? String(1 - Number(digit)) : digit)).join('');
    if (next.includes('1')) plane.set('features', next);
  };
  return (
    <div class="pg-network-view">
      <p class="lab-buttons pg-layers">
        <b>{words.names.hidden}</b>
        <button type="button" disabled={layers.length === 0} onClick={() => setLayers(layers.slice(0, -1))}>
          <span aria-hidden="true">−</span>
          <span class="sr-only">{words.removeLayer}</span>
        </button>
        <output data-metric="layers">{layers.length}</output>
        <button
          type="button"
          disabled={layers.length === MAXIMUM_LAYERS}
          onClick={() => setLayers([...layers, Math.min(4, layers.at(-1) ?? 4)])}
        >
          <span aria-hidden="true">+</span>
          <span class="sr-only">{words.addLayer}</span>
        </button>
        <span class="lab-small">
          {words.networkHint} <br />
          {words.edges}
        </span>
      </p>
      <div class="pg-scroll" role="group" aria-label={words.networkHeading} tabIndex={0}>
        <div
          class="pg-network"
          ref={box}
          style={`--columns:${layers.length + 2}`}
          onPointerLeave={() => (plane.hovered.value = null)}
        >
          <canvas class="pg-edges" aria-hidden="true" />
          <div class="pg-column">
            <p class="pg-head">{words.inputs}</p>
            {FEATURES.map(({ name }, i) => (
              <button
                key={name}
                type="button"
                class="pg-unit pg-input"
                aria-pressed={features[i] === '1'}
                aria-label={words.inputName(name)}
                data-feature={i}
                onClick={() => toggle(i)}
              >
                <span>{name}</span>
                <canvas width={UNIT_SIZE} height={UNIT_SIZE} />
              </button>
            ))}
          </div>
          {layers.map((units, l) => (
            <div class="pg-column" key={l}>
              <p class="pg-head">
                <button type="button" disabled={units === 1} onClick={() => resize(l, -1)}>
                  <span aria-hidden="true">−</span>
                  <span class="sr-only">{words.removeUnit(l + 1)}</span>
                </button>
                <span title={words.layer(l + 1)}>{units}</span>
                <button type="button" disabled={units === MAXIMUM_UNITS} onClick={() => resize(l, 1)}>
                  <span aria-hidden="true">+</span>
                  <span class="sr-only">{words.addUnit(l + 1)}</span>
                </button>
              </p>
              {Array.from({ length: units }, (_, u) => (
                <Unit
                  key={u}
                  plane={plane}
                  layer={l}
                  unit={u}
                  name={words.unitName(l + 1, u + 1)}
                  text={shortName(l, u)}
                />
              ))}
            </div>
          ))}
          <div class="pg-column">
            <p class="pg-head">{words.output}</p>
            <Unit plane={plane} layer={layers.length} unit={0} name={words.outputName} text="y" />
          </div>
        </div>
      </div>
    </div>
  );
}

interface UnitProps {
  plane: Playground;
  layer: number;
  unit: number;
  name: string;
  text: string;
}

function Unit({ plane, layer, unit, name, text }: UnitProps) {
  const select = () => (plane.selected.value = { layer, unit });
  const isShown = plane.shown.value.layer === layer && plane.shown.value.unit === unit;
  return (
    <button
      type="button"
      class="pg-unit"
      aria-label={`${text} ${name}`}
      aria-pressed={isShown}
      data-unit={`${layer}-${unit}`}
      onPointerEnter={(event) => event.pointerType === 'mouse' && (plane.hovered.value = { layer, unit })}
      onFocus={select}
      onClick={select}
    >
      <canvas width={UNIT_SIZE} height={UNIT_SIZE} />
      <span>{text}</span>
    </button>
  );
}

/** Keeps the pictures of units and the lines between them up to date, past the virtual DOM: they change with every snapshot. */
function usePictures(plane: Playground, box: { current: HTMLDivElement | null }): void {
  const paint = () => {
    if (!box.current) return;
    const network = plane.network.peek();
    const layers = hiddenUnits(network.params.hidden);
    const inputs = box.current.querySelectorAll<HTMLElement>('.pg-input[aria-pressed="true"]');
    const units = box.current.querySelectorAll<HTMLElement>('[data-unit]');
    // The buttons follow a change of the settings a moment later, and are then drawn.
    const { sizes } = shapeOf(network.params);
    if (inputs.length !== sizes[0] || units.length !== sizes.slice(1).reduce((sum, n) => sum + n, 0)) return;
    const columns: Anchor[][] = sizes.map(() => []);
    for (const button of inputs) columns[0]!.push(anchorOf(button, box.current));
    for (const button of units) {
      const [layer, unit] = button.dataset['unit']!.split('-').map(Number) as [number, number];
      columns[layer + 1]!.push(anchorOf(button, box.current));
      const canvas = button.querySelector('canvas')!;
      if (layer < layers.length) paintGrid(canvas, unitSurface(network, layer, unit));
      else paintGrid(canvas, network.surface);
    }
    drawEdges(
      box.current.querySelector('.pg-edges')!,
      columns,
      network.weights,
      plane.hovered.peek() ?? plane.selected.peek(),
    );
  };
  const paintInputs = () => {
    const grid = gridPoints(UNIT_SIZE);
    for (const canvas of box.current!.querySelectorAll<HTMLCanvasElement>('[data-feature] canvas')) {
      const { of } = FEATURES[Number(canvas.parentElement!.dataset['feature'])]!;
      const values = Float32Array.from(grid, ({ x1, x2 }) => of(x1, x2));
      const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      paintGrid(
        canvas,
        values.map((value) => value / scale),
      );
    }
  };
  // After the render, so that the buttons of a new layer are there.
  useEffect(paint);
  useSignalEffect(() => {
    void plane.network.value;
    void plane.shown.value;
    void plane.selected.value;
    paint();
  });
  useEffect(() => {
    const all = () => {
      paintInputs();
      paint();
    };
    const size = new ResizeObserver(all);
    size.observe(box.current!);
    const theme = new MutationObserver(all);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      size.disconnect();
      theme.disconnect();
    };
  }, [plane]);
}

function anchorOf(button: HTMLElement, box: HTMLElement): Anchor {
  const canvas = button.querySelector('canvas')!.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  return {
    left: canvas.left - frame.left,
    right: canvas.right - frame.left,
    y: canvas.top - frame.top + canvas.height / 2,
  };
}
