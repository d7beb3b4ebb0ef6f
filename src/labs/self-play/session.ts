import { notFinite } from '../../engine/notFinite.ts';
import { createRandom } from '../../math/random.ts';
import { defineSession } from '../defineSession.ts';
import { measureScore, networkPlayer, randomPlayer, tacticalPlayer } from './players.ts';
import {
  MEASURED_GAMES,
  MEASURED_SIMULATIONS,
  selfPlay,
  type Checkpoint,
  type Measurement,
  type SelfPlayTalk,
} from './protocol.ts';
import { createSelfPlay } from './training.ts';

/** After how many games a network is kept as an opponent; the last one always is. */
const AGES = new Set([1, 5, 25, 100, 500, 2000, 8000, 32_000]);
/** Measurements of a run. */
const MEASUREMENTS = 24;
/** Fewest games between two of them. */
const LEAST_GAMES = 50;
/** Games between two networks that are sent to the page. */
const SEND_EVERY = 50;

/** How strong a network is. @param games of self-play that it has behind it; each age meets other random moves */
export function measure(parameters: Float64Array, games: number, seed: number): Measurement {
  const random = createRandom(seed, 1000 + games);
  const alone = networkPlayer(parameters, 0);
  const searching = networkPlayer(parameters, MEASURED_SIMULATIONS);
  return {
    games,
    aloneRandom: measureScore(alone, randomPlayer, 2 * MEASURED_GAMES, random),
    aloneTactical: measureScore(alone, tacticalPlayer, 2 * MEASURED_GAMES, random),
    searchTactical: measureScore(searching, tacticalPlayer, MEASURED_GAMES, random),
  };
}

/** Game after game of self-play, measured now and then. */
export default defineSession<SelfPlayTalk>()(selfPlay, (params, context) => ({
  async *run() {
    const player = createSelfPlay({ ...params, stepsPerGame: 1 });
    const every = Math.max(LEAST_GAMES, Math.ceil(params.games / MEASUREMENTS));
    let losses: [number, number] | null = null;
    let sentAt = 0;
    const copy = (games: number): Checkpoint => ({ games, parameters: player.parameters.slice() });
    yield {
      games: 0,
      losses,
      measured: measure(player.parameters, 0, params.seed),
      kept: null,
      newest: null,
      moves: [],
    };
    for (let games = 1; games <= params.games; games++) {
      await context.turn(1);
      const played = player.playAndLearn();
      if (!Number.isFinite(played.losses[0] + played.losses[1])) throw notFinite(games, 'loss');
      const before: [number, number] = losses ?? played.losses;
      losses = [0, 1].map((i) => before[i]! + 0.02 * (played.losses[i]! - before[i]!)) as [number, number];
      const isLast = games === params.games;
      const measured = games % every === 0 || isLast ? measure(player.parameters, games, params.seed) : null;
      const kept = AGES.has(games) || isLast ? copy(games) : null;
      if (!context.due && !measured && !kept) continue;
      const newest = measured || games - sentAt >= SEND_EVERY || games <= SEND_EVERY ? copy(games) : null;
      if (newest) sentAt = games;
      yield { games, losses, measured, kept, newest, moves: played.moves };
    }
  },
}));
