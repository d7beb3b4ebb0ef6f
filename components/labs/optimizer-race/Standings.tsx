import { OPTIMIZER_NAMES } from '@src/math/optimizerNames.ts';
import { formatNumber } from '../frame/formatNumber.ts';
import { Measured } from '../frame/Measured.tsx';
import { LOOKS } from './looks.ts';
import type { Race } from './state.ts';

/** A coordinate to three places, never −0. */
const formatPlace = (value: number | undefined) =>
  value === undefined ? '–' : (Number(value.toFixed(3)) + 0).toFixed(3);

/** Where every optimizer stands, with a sample of its line. */
export function Standings({ race }: { race: Race }) {
  const { lab, tracks, predicted } = race;
  const { words, frame } = lab;
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
          const expected = predicted.value[name];
          const has = path.length > 0;
          const cell = (metric: string, text: string, guess: string | null) => (
            <td>
              <Measured name={`${metric}.${name}`} text={has ? text : null} predicted={guess} words={frame} />
            </td>
          );
          const lossOf = (track: { losses: number[]; diverged: boolean }) =>
            track.diverged ? words.diverged : formatNumber(track.losses.at(-1), 3);
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
              {cell('x', formatPlace(path.at(-2)), formatPlace(expected.path.at(-2)))}
              {cell('y', formatPlace(path.at(-1)), formatPlace(expected.path.at(-1)))}
              {cell('loss', lossOf({ losses, diverged }), lossOf(expected))}
              {cell('stepLength', path.length > 2 ? formatNumber(stepLength, 2) : '–', null)}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
