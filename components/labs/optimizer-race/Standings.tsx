import { OPTIMIZER_NAMES } from '@src/nn/optimizerNames.ts';
import { formatNumber, formatShort } from '../frame/formatNumber.ts';
import { Measured } from '../frame/Measured.tsx';
import { TableHead } from '../frame/TableHead.tsx';
import { LOOKS } from './looks.ts';
import type { Race } from './state.ts';

/** A coordinate, never −0. */
const formatPlace = (value: number | undefined, places: number) =>
  value === undefined ? '–' : (Number(value.toFixed(places)) + 0).toFixed(places);

/** Where every optimizer stands, with a sample of its line. */
export function Standings({ race }: { race: Race }) {
  const { lab, tracks, predicted } = race;
  const { words, frame } = lab;
  return (
    <table class="standings">
      <TableHead columns={words.columns} />
      <tbody>
        {OPTIMIZER_NAMES.map((name) => {
          const { path, losses, stepLength, diverged } = tracks.value[name];
          const expected = predicted.value[name];
          const [x, y] = [path.at(-2), path.at(-1)];
          /** A number in plain decimals, as it is shown, and as it is predicted. */
          const cell = (metric: string, text: string, shown: string, guess: string | null) => (
            <td>
              <Measured
                name={`${metric}.${name}`}
                text={path.length > 0 ? text : null}
                shown={shown}
                predicted={guess}
                words={frame}
              />
            </td>
          );
          const lossOf = (track: { losses: number[]; diverged: boolean }, format: typeof formatNumber) =>
            track.diverged ? words.diverged : format(track.losses.at(-1), 3);
          const lastStep = path.length > 2 ? stepLength : null;
          return (
            <tr key={name}>
              <th scope="row">
                <svg width="22" height="8" aria-hidden="true">
                  <line
                    x1="0"
                    y1="4"
                    x2="22"
                    y2="4"
                    style={`stroke:var(${LOOKS[name].colour})`}
                    stroke-width="3"
                    stroke-dasharray={LOOKS[name].dash.join(' ')}
                  />
                </svg>{' '}
                {words.optimizers[name]}
              </th>
              {cell('x', formatPlace(x, 3), formatPlace(x, 2), formatPlace(expected.path.at(-2), 2))}
              {cell('y', formatPlace(y, 3), formatPlace(y, 2), formatPlace(expected.path.at(-1), 2))}
              {cell(
                'loss',
                lossOf({ losses, diverged }, formatNumber),
                lossOf({ losses, diverged }, formatShort),
                lossOf(expected, formatShort),
              )}
              {cell('stepLength', formatNumber(lastStep, 2), formatShort(lastStep, 2), null)}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
