import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the lab `self-play`. */
export const words = {
  title: 'An opponent that teaches itself',
  tryThis: 'Play a game against the untrained network. Then train, and play it again at other ages.',
  question: 'what share of the points, in %, will its policy win from the one-move player, without a search?',
  params: {
    games: 'Games with itself',
    learningRate: 'Learning rate',
    lambda: 'λ, weight of the end',
    epsilon: 'ε, random moves',
    seed: 'Seed',
    simulations: 'Simulations a move',
    begins: 'Begins',
  },
  options: { begins: { reader: 'you', network: 'the network' } },
  training: 'Training',
  opponent: 'Your game',
  age: 'Opponent’s age',
  ageOf: (games: string) => `after ${games} games`,
  newest: 'newest',
  against: (games: string) => `Opponent: ${games} games old.`,
  newGame: 'New game',
  takeBack: 'Take back',
  boardLabel: (pieces: number) =>
    `Connect Four: press a column, or a key from 1 to 7. ${pieces} pieces are on the board.`,
  column: (column: number, pieces: number, policy: string, value: string) =>
    `Column ${column}, ${pieces} pieces. Policy ${policy}, value ${value}.`,
  yourMove: 'Your move: blue.',
  itsMove: 'It is thinking.',
  youWon: 'Four in a row: you win.',
  itWon: 'Four in a row: the network wins.',
  drawn: 'The board is full: a draw.',
  thoughts: { last: 'its last move', next: 'now' },
  thoughtsLabel: 'Thoughts on',
  rows: { policy: 'policy', search: 'search', value: 'value' },
  tally: (won: number, drawn: number, lost: number) => `You against it: ${won} won, ${drawn} drawn, ${lost} lost.`,
  own: (moves: number) =>
    moves > 0 ? `Left, its newest game with itself: ${moves} moves.` : 'Left, its newest game with itself will stand.',
  forMover: 'Policy and search: share of each move. Value: what the one who moves may expect, from −1 to 1.',
  gamesAxis: 'games with itself',
  scoreAxis: 'share of the points that its policy wins',
  series: {
    aloneRandom: 'v. random',
    aloneTactical: 'v. 1-move',
    searchTactical: '+ search',
    even: 'even',
  },
  played: 'Games',
  policyLoss: 'Policy loss',
  valueLoss: 'Value loss',
  aloneRandom: 'Policy v. random',
  aloneTactical: 'Policy v. one-move',
  searchTactical: 'Search v. one-move',
  chartStart: 'Train to see how the network fares against two players that do not learn.',
  summary: (games: string, random: string, tactical: string, search: string) =>
    `After ${games} games its policy wins ${random} of the points from a random player and ${tactical} from the one-move player; with a search of 30 simulations it wins ${search} from the latter.`,
  dataText:
    'No data but the rules: all games are made in the page. The one-move player wins where one move wins, else stops the other from winning with the next, else moves at random. Each measurement is 100 games against each (50 with a search), half of them begun by the network; a draw counts half. The network has 10,184 parameters and computes in plain loops: for one position of 42 cells the overhead of a tensor operation would exceed its work.',
  noScript: 'The lab needs JavaScript: it plays and trains in the page.',
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
