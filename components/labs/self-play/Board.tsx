import { COLUMNS, ROWS } from '@src/labs/self-play/game.ts';
import { Pieces } from './Pieces.tsx';
import { group, percent, type SelfPlayState } from './state.ts';

/** A value with its sign; nothing is no number, and rounded to 0 it has no sign. */
const signed = (value: number) =>
  Number.isNaN(value)
    ? '–'
    : value
        .toFixed(2)
        .replace(/^-(?!0\.00$)/, '−')
        .replace('-', '');

/** The board, with a button over each column, and under it what the network thinks of the moves. */
export function Board({ state }: { state: SelfPlayState }) {
  const { lab, match, opponent } = state;
  const { words } = lab;
  const { board, standing, thoughts, tally } = match;
  const { policy, values } = thoughts.value;
  const said = {
    reader: words.yourMove,
    network: words.itsMove,
    won: words.youWon,
    lost: words.itWon,
    drawn: words.drawn,
  }[standing.value];
  const press = (event: KeyboardEvent) => {
    const column = Number(event.key) - 1;
    if (Number.isInteger(column) && column >= 0 && column < COLUMNS) match.drop(column);
  };
  return (
    <div class="self-play-match">
      <p class="self-play-status">
        <span role="status">{said}</span>
        <span class="lab-small">
          {tally.value ? words.tally(...tally.value) : words.against(group(opponent.value.games))}
        </span>
      </p>
      <div class="self-play-board" role="group" aria-label={words.boardLabel(board.value.count)} onKeyDown={press}>
        <Pieces board={board.value} moves={match.played.value} full={match.readerSide.value} />
        {Array.from({ length: COLUMNS }, (_, column) => (
          <button
            key={column}
            type="button"
            class="cell"
            aria-label={words.column(
              column + 1,
              board.value.heights[column]!,
              percent(policy[column]!),
              signed(values[column]!),
            )}
            aria-disabled={standing.value !== 'reader' || board.value.heights[column] === ROWS}
            onClick={() => match.drop(column)}
          />
        ))}
      </div>
      <Thoughts state={state} />
    </div>
  );
}

/** Policy, search and value of each move, one column under each column of the board. */
function Thoughts({ state: { lab, match } }: { state: SelfPlayState }) {
  const { words } = lab;
  const { policy, search, values, made } = match.thoughts.value;
  const columns = Array.from({ length: COLUMNS }, (_, column) => column);
  const shares = (name: string, of: ArrayLike<number>) => (
    <tr>
      <th scope="row">{name}</th>
      {columns.map((column) => (
        <td key={column} class={made === column ? 'made' : undefined} style={`--share:${of[column]!}`}>
          <span translate={false}>{percent(of[column]!)}</span>
        </td>
      ))}
    </tr>
  );
  return (
    <>
      <table class="self-play-thoughts">
        <caption class="sr-only">{words.thoughtsLabel}</caption>
        <tbody>
          {shares(words.rows.policy, policy)}
          {search && shares(words.rows.search, search)}
          <tr>
            <th scope="row">{words.rows.value}</th>
            {columns.map((column) => (
              <td
                key={column}
                class={made === column ? 'made value' : 'value'}
                style={`--value:${Number.isNaN(values[column]!) ? 0 : values[column]!}`}
              >
                <span translate={false}>{signed(values[column]!)}</span>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <div class="self-play-which">
        <span>{words.thoughtsLabel}</span>
        {(['last', 'next'] as const).map((which) => (
          <button
            key={which}
            type="button"
            aria-pressed={match.shown.value === which}
            onClick={() => (match.shown.value = which)}
          >
            {words.thoughts[which]}
          </button>
        ))}
        <button type="button" onClick={match.takeBack} disabled={match.played.value.length === 0}>
          {words.takeBack}
        </button>
        <button type="button" onClick={match.begin}>
          {words.newGame}
        </button>
      </div>
    </>
  );
}
