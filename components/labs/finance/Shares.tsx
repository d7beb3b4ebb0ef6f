import { SHARES } from '@src/labs/finance/readings.ts';
import type { FinanceLab } from './state.ts';

/** Differences below this count as equal. */
const EQUAL = 0.015;
const inPercent = (share: number) => (Number.isNaN(share) ? '–' : (100 * share).toFixed(1));

/** What the limits mean for each group, in plain words, and for each share a button that makes it equal. */
export function Shares({ state }: { state: FinanceLab }) {
  const { lab, lent } = state;
  const { words } = lab;
  if (!lent.value) return null;
  const { a, b, both } = lent.value;
  const [first, second] = words.groups[lab.settings.shown.value.groups];
  const points = (difference: number) =>
    Number.isNaN(difference) ? '–' : `${difference < 0 ? '−' : '+'}${Math.abs(100 * difference).toFixed(1)}`;
  return (
    <>
      <p class="lab-heading">{words.question3}</p>
      <table class="finance-shares">
        <thead>
          <tr>
            <td />
            <th scope="col" class="orange">
              {first}
            </th>
            <th scope="col" class="blue">
              {second}
            </th>
            <th scope="col">{words.difference}</th>
          </tr>
        </thead>
        <tbody>
          {SHARES.map((share) => {
            const isEqual = Math.abs(b[share] - a[share]) < EQUAL;
            return (
              <tr key={share} class={isEqual ? 'equal' : ''}>
                <th scope="row">
                  {words.shares[share]}
                  <button type="button" onClick={() => state.equalise(share)}>
                    {words.equalise}
                    <span class="sr-only">: {words.shares[share]}</span>
                  </button>
                </th>
                <td>
                  <output data-metric={`${share}A`}>{inPercent(a[share])}</output>%
                </td>
                <td>
                  <output data-metric={`${share}B`}>{inPercent(b[share])}</output>%
                </td>
                <td>{isEqual ? words.equal : points(b[share] - a[share])}</td>
              </tr>
            );
          })}
          <tr>
            <th scope="row">{words.base}</th>
            <td>{inPercent(a.base)}%</td>
            <td>{inPercent(b.base)}%</td>
            <td>{points(b.base - a.base)}</td>
          </tr>
          <tr>
            <th scope="row">{words.profit}</th>
            <td>{a.profit.toFixed(1)}</td>
            <td>{b.profit.toFixed(1)}</td>
            <td>{words.together(both.profit.toFixed(1))}</td>
          </tr>
        </tbody>
      </table>
      <p class="lab-small">{words.hint}</p>
    </>
  );
}
