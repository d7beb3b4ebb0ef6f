import { DecisionTable } from '../../charts/binary/DecisionTable.tsx';
import type { Decided } from '@src/labs/health/readings.ts';
import { Repeated } from './Repeated.tsx';
import type { HealthLab } from './state.ts';

const SHARES = ['recall', 'specificity', 'precision', 'precisionThere', 'negativeValue', 'f1', 'accuracy'] as const;

/** A share as it is shown, "–" where it divides by none. */
const percent = (share: number) => (Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)}%`);

/** The four counts of the threshold, all that is said of them beside the baseline, and the repeated divisions. */
export function Decisions({ state }: { state: HealthLab }) {
  const { lab, decided, tested } = state;
  const { words } = lab;
  const { model, one } = decided.value;
  if (!one || !tested.value) return null;
  const cells = (value: (of: Decided) => string) => [model ? value(model) : '–', value(one)];
  const rows = [
    ...SHARES.map((name) => [name, words.rates[name], cells((of) => percent(of[name]))] as const),
    ['cost', words.rates.cost, cells((of) => of.cost.toFixed(1))] as const,
  ];
  return (
    <>
      <p class="lab-heading">{model ? words.model : words.one}</p>
      <DecisionTable counts={(model ?? one).counts} words={words.decision} />
      <table class="health-rates">
        <thead>
          <tr>
            <td />
            <th scope="col">{words.model}</th>
            <th scope="col" title={words.measurement(tested.value.one.name)}>
              {words.one}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, label, [ofModel, ofOne]]) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              <td>{ofModel}</td>
              <td>{ofOne}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Repeated state={state} />
    </>
  );
}
