import { OPTIMIZER_NAMES } from '@src/nn/optimizerNames.ts';
import { formatNumber } from '../frame/formatNumber.ts';
import { LOOKS } from './looks.ts';
import type { RaceRun } from './run.ts';

/** A coordinate to three places, never −0. */
const formatPlace = (value: number | undefined) =>
  value === undefined ? '–' : (Number(value.toFixed(3)) + 0).toFixed(3);

/** Where every optimizer stands, with a sample of its line. */
export function Standings({ run }: { run: RaceRun }) {
  const { words, tracks } = run;
  return (
    <table class="standings">
      <thead>
        <tr>
          {words.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {OPTIMIZER_NAMES.map((name) => {
          const { path, losses, stepLength, diverged } = tracks.value[name];
          const [x, y, loss] = [path.at(-2), path.at(-1), losses.at(-1)];
          return (
            <tr key={name}>
              <th scope="row">
                <svg width="28" height="8" aria-hidden="true">
                  <line
                    x1="0"
                    y1="4"
                    x2="28"
                    y2="4"
                    style={`stroke:var(${LOOKS[name].colour})`}
                    stroke-width="3"
                    stroke-dasharray={LOOKS[name].dash.join(' ')}
                  />
                </svg>{' '}
                {words.optimizers[name]}
              </th>
              <td>
                <output data-metric={`x.${name}`}>{formatPlace(x)}</output>
              </td>
              <td>
                <output data-metric={`y.${name}`}>{formatPlace(y)}</output>
              </td>
              <td>
                <output data-metric={`loss.${name}`}>{diverged ? words.diverged : formatNumber(loss, 3)}</output>
              </td>
              <td>
                <output data-metric={`stepLength.${name}`}>
                  {path.length > 2 ? formatNumber(stepLength, 2) : '–'}
                </output>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
