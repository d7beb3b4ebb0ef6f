import { formatNumber } from '../frame/formatNumber.ts';
import { Measured } from '../frame/Measured.tsx';
import type { LossesLab } from './state.ts';

/** Three logits, their probabilities as bars, and the gradient two ways; before a run as the formulas predict them. */
export function Logits({ state }: { state: LossesLab }) {
  const { lab, report, shares } = state;
  const { words, frame } = lab;
  const { z1, z2, z3, target } = lab.settings.shown.value;
  const result = report.value?.categorical;
  const { probabilities, gradient } = shares.value;
  const measured = (name: string, value: number | undefined, predicted: number | null) => (
    <Measured
      name={name}
      text={value === undefined ? null : formatNumber(value)}
      predicted={predicted === null ? null : formatNumber(predicted)}
      words={frame}
    />
  );
  return (
    <table class="losses-logits">
      <thead>
        <tr>
          {[words.class, words.logitColumn, words.probability, words.gradientColumn, words.formulaColumn].map(
            (head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {[z1, z2, z3].map((z, i) => (
          <tr key={i}>
            <th scope="row">
              {i + 1}
              {Number(target) === i + 1 && ' ✓'}
            </th>
            <td>{formatNumber(z, 3)}</td>
            <td>
              <span
                class={result ? 'losses-bar' : 'losses-bar predicted'}
                style={`--share:${100 * (result?.probabilities[i] ?? probabilities[i]!)}%`}
              >
                {measured(`p${i + 1}`, result?.probabilities[i], probabilities[i]!)}
              </span>
            </td>
            <td>{measured(`gradient${i + 1}`, result?.gradient[i], null)}</td>
            <td>{measured(`formula${i + 1}`, result?.formula[i], gradient[i]!)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
