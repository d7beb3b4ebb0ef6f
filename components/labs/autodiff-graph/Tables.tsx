import type { GraphState } from './state.ts';
import { nameOf, writeNumber, writeOperation } from './writing.ts';

/** Six decimals; a dash where there is no finite number. */
export const writePlain = (value: number | undefined) =>
  value === undefined || !Number.isFinite(value) ? '–' : value.toFixed(6);

/** The tape line by line, as far as the stage has come. */
export function TapeTable({ state }: { state: GraphState }) {
  const { words } = state.lab;
  const stage = state.stage.value;
  const shown = (value: number | null | undefined) => (value === null || value === undefined ? '' : writeNumber(value));
  return (
    <table class="tape-lines">
      <thead>
        <tr>
          <th scope="col">{words.line}</th>
          <th scope="col">{words.operation}</th>
          <th scope="col">{words.value}</th>
          <th scope="col">{words.local}</th>
          <th scope="col">{state.mode.value === 'reverse' ? words.adjoint : words.tangentColumn}</th>
        </tr>
      </thead>
      <tbody>
        {state.tape.value.map((node, i) => (
          <tr key={i} data-active={stage.action?.node === i || undefined}>
            <th scope="row">{nameOf(i)}</th>
            <td>{writeOperation(node)}</td>
            <td>{shown(stage.values[i])}</td>
            <td>{stage.values[i] === null ? '' : state.partials.value[i]!.map(writeNumber).join(', ')}</td>
            <td>{shown(stage.derivatives[i])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The derivative with respect to every variable: both modes here, and TensorFlow.js on the device. */
export function ResultTable({ state }: { state: GraphState }) {
  const { words } = state.lab;
  const found = state.found.value;
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.variable}</th>
            <th scope="col">{words.reverse}</th>
            <th scope="col">{words.forward}</th>
            <th scope="col">{words.autodiff}</th>
          </tr>
        </thead>
        <tbody>
          {state.results.value.map(({ name, reverse, forward }) => (
            <tr key={name}>
              <th scope="row">∂f/∂{name}</th>
              <td>
                <output data-metric={`grad.${name}.reverse`}>{writePlain(reverse)}</output>
              </td>
              <td>
                <output data-metric={`grad.${name}.forward`}>{writePlain(forward)}</output>
              </td>
              <td>
                <output data-metric={`grad.${name}.autodiff`}>{writePlain(found?.gradients[name])}</output>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="lab-small">{words.passes(state.variables.value.length)}</p>
    </>
  );
}
