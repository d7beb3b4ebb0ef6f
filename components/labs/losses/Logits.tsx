import { formatNumber } from '../frame/formatNumber.ts';
import type { LossesRun } from './run.ts';

/** Three logits, their probabilities as bars, and the gradient two ways. */
export function Logits({ run }: { run: LossesRun }) {
  const { words, shown, report } = run;
  const { z1, z2, z3, target } = shown.value;
  const result = report.value?.categorical;
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
              <span class="losses-bar" style={`--share:${100 * (result?.probabilities[i] ?? 0)}%`}>
                <output data-metric={`p${i + 1}`}>{formatNumber(result?.probabilities[i])}</output>
              </span>
            </td>
            <td>
              <output data-metric={`gradient${i + 1}`}>{formatNumber(result?.gradient[i])}</output>
            </td>
            <td>
              <output data-metric={`formula${i + 1}`}>{formatNumber(result?.formula[i])}</output>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
