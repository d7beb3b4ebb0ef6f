import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { shapeOf } from '@src/labs/playground/describe.ts';
import { featuresOf, forwardPoint, hiddenUnits } from '@src/labs/playground/network.ts';
import { NumberField } from '../../controls/NumberField.tsx';
import { parseNumber } from '@src/math/parseNumber.ts';
import { SelectField } from '../../controls/SelectField.tsx';
import type { Playground } from './state.ts';
import { decimal, inputNames, shortName, sumText, weightsOf } from './units.ts';

/** A typed number within ±limit, or null. */
function within(text: Signal<string>, limit: number): number | null {
  const value = parseNumber(text.value);
  return Math.abs(value) <= limit ? value : null;
}

/** The formula of the shown unit, with its weights, and with the values at a point put in; weights can be set by hand. */
export function UnitPanel({ plane }: { plane: Playground }) {
  const { words } = plane.lab;
  const state = useMemo(() => ({ x1: signal('2'), x2: signal('-1'), which: signal(''), value: signal('0') }), []);
  const lines = useMemo(
    () => computed(() => formulaOf(plane, within(state.x1, 6), within(state.x2, 6))),
    [plane, state],
  );
  const { layer, unit } = plane.shown.value;
  const isOutput = layer === hiddenUnits(plane.params.value.hidden).length;
  const errorOf = (text: Signal<string>, limit: number, error: string) => (within(text, limit) === null ? error : '');
  return (
    <div class="pg-unit-panel">
      <p class="lab-heading">
        {words.formula}: {isOutput ? words.outputName : words.unitName(layer + 1, unit + 1)}
      </p>
      <Formula lines={lines} />
      <div class="lab-fields pg-probe" role="group" aria-label={words.at}>
        {(['x1', 'x2'] as const).map((name) => (
          <NumberField
            key={name}
            label={words.probe[name]}
            words={plane.lab.frame}
            text={state[name]}
            error={errorOf(state[name], 6, words.probeError)}
            disabled={false}
          />
        ))}
      </div>
      <WeightEditor plane={plane} which={state.which} value={state.value} />
    </div>
  );
}

/** The only part that changes with every snapshot. */
function Formula({ lines }: { lines: ReadonlySignal<string[]> }) {
  return (
    <p class="pg-formula" data-formula>
      {lines.value.map((line, i) => (
        <span key={i}>{line}</span>
      ))}
    </p>
  );
}

/** The lines of the formula: with weights, with numbers put in, after the activation. */
function formulaOf(plane: Playground, x1: number | null, x2: number | null): string[] {
  const network = plane.network.value;
  const { layer, unit } = plane.shown.value;
  const { sizes, activation, output } = shapeOf(network.params);
  const isOutput = layer === sizes.length - 2;
  const names = inputNames(network.params, layer);
  const { values, bias } = weightsOf(network, layer, unit);
  const lines = [`z = ${sumText(values, names, bias)}`];
  const name = isOutput ? 'y' : shortName(layer, unit);
  const bend = isOutput ? output : activation;
  const label = bend === 'linear' ? 'z' : `${plane.lab.words.options.activation[bend]}(z)`;
  if (x1 === null || x2 === null) return [...lines, `${name} = ${label}`];
  const input = featuresOf([{ x1, x2 }], network.params.features);
  const layers = forwardPoint(sizes, network.weights, input, activation, output);
  const before = layer === 0 ? [...input] : layers[layer - 1]!;
  const z = before.reduce((sum, value, i) => sum + value * values[i]!, bias);
  const factors = before.map((value) => (value < 0 ? `(${decimal(value)})` : decimal(value)));
  lines.push(`z = ${sumText(values, factors, bias)} = ${decimal(z)}`);
  lines.push(`${name} = ${label} = ${decimal(layers[layer]![unit]!, 3)}`);
  return lines;
}

/** Sets one weight or the bias of the shown unit. */
function WeightEditor({ plane, which, value }: { plane: Playground; which: Signal<string>; value: Signal<string> }) {
  const { words } = plane.lab;
  const { layer, unit } = plane.shown.value;
  const canSet = ['running', 'paused'].includes(plane.lab.run.state.value) && plane.lab.run.hasSession();
  const network = plane.params.value;
  const isKnown = hiddenUnits(network.hidden).length >= layer;
  if (!isKnown) return null;
  const names = inputNames(network, layer);
  const options = [
    ...names.map((name, i) => [String(i), words.weightFrom(name)] as const),
    ['bias', words.bias] as const,
  ];
  if (!options.some(([key]) => key === which.value)) which.value = options[0]![0];
  const wanted = within(value, 100);
  const set = () => {
    const { indices, biasIndex } = weightsOf(plane.network.value, layer, unit);
    void plane.setWeight(which.value === 'bias' ? biasIndex : indices[Number(which.value)]!, wanted!);
  };
  return (
    <details class="lab-details">
      <summary>{words.change}</summary>
      <div class="lab-fields">
        <SelectField label={words.weight} text={which} options={options} />
        <NumberField
          label={words.newValue}
          words={plane.lab.frame}
          text={value}
          error={wanted === null ? words.weightError : ''}
          disabled={false}
        />
      </div>
      <p class="lab-buttons">
        <button type="button" disabled={!canSet || wanted === null} onClick={set}>
          {words.set}
        </button>
        {!canSet && <span class="lab-small">{words.needsRun}</span>}
      </p>
    </details>
  );
}
