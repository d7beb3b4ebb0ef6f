import { PARAMETERS } from './explain.ts';
import type { Loop } from './state.ts';

/** All nine parameters with their gradients, where they are known. */
export function AllNumbers({ state }: { state: Loop }) {
  const { words } = state.lab;
  const { parameters, gradients } = state.state.value;
  return (
    <details class="lab-details">
      <summary>{words.allNumbers}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.symbol}</th>
            <th scope="col">{words.value}</th>
            <th scope="col">{words.gradient}</th>
          </tr>
        </thead>
        <tbody>
          {PARAMETERS.map(({ symbol, name, of }) => (
            <tr key={name}>
              <th scope="row">{symbol}</th>
              <td>
                <output data-metric={name}>{of(parameters)!.toFixed(6)}</output>
              </td>
              <td>
                <output data-metric={`grad.${name}`}>{of(gradients ?? {})?.toFixed(6) ?? '–'}</output>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
