/** Monte Carlo tree search guided by the network, as in AlphaGo Zero and AlphaZero (Silver et al., 2017 and 2018). */
import type { Random } from '../../math/random.ts';
import { canPlay, COLUMNS, hasWon, isFull, play, takeBack, type Board } from './game.ts';
import { judge, type Judgement } from './network.ts';

/** How much the search trusts the policy against what it has found, c of the PUCT formula. */
export const EXPLORATION = 1.5;

/** A position of the tree with what has been learnt of its moves. */
interface Node {
  /** P(s, a): probabilities of the moves by the network, [7]. */
  prior: Float64Array;
  /** N(s, a), [7]. */
  visits: Float64Array;
  /** W(s, a): sum of the values found below, for the player to move here, [7]. */
  sums: Float64Array;
  children: (Node | null)[];
  /** N(s). */
  total: number;
}

// #region puct
/**
 * The score by which a search chooses a move: what it has found, Q, and a bonus for moves that the policy likes and that were tried
 * little, c · P · √N(s) / (1 + N(s, a)).
 */
export function scoreMove(q: number, prior: number, total: number, visits: number): number {
  return q + (EXPLORATION * prior * Math.sqrt(total)) / (1 + visits);
}
// #endregion

/** What a search found. */
export interface Found {
  /** Share of the visits that each move got, [7]. */
  policy: Float64Array;
  /** Mean value of all visits, for the player to move. */
  value: number;
  /** What the network said before any search. */
  network: Judgement;
}

function createNode({ policy }: Judgement): Node {
  const children = Array.from({ length: COLUMNS }, () => null);
  return { prior: policy, visits: new Float64Array(COLUMNS), sums: new Float64Array(COLUMNS), children, total: 0 };
}

function chooseMove(node: Node, board: Board): number {
  let best = -1;
  let bestScore = -Infinity;
  for (let move = 0; move < COLUMNS; move++) {
    if (!canPlay(board, move)) continue;
    const visits = node.visits[move]!;
    const q = visits > 0 ? node.sums[move]! / visits : 0;
    const score = scoreMove(q, node.prior[move]!, node.total + 1, visits);
    if (score > bestScore) [best, bestScore] = [move, score];
  }
  return best;
}

/** One simulation. @returns the value for the player to move at `node` */
function simulate(node: Node, board: Board, parameters: Float64Array): number {
  const move = chooseMove(node, board);
  play(board, move);
  let value: number;
  if (hasWon(board, move)) value = 1;
  else if (isFull(board)) value = 0;
  else if (node.children[move]) value = -simulate(node.children[move], board, parameters);
  else {
    const judgement = judge(parameters, board);
    node.children[move] = createNode(judgement);
    value = -judgement.value;
  }
  takeBack(board, move);
  node.visits[move]!++;
  node.sums[move]! += value;
  node.total++;
  return value;
}

/**
 * Searches a position in which a move is left.
 * @param board is as before, afterwards
 * @param simulations how many; 0 gives what the network alone says
 * @param noise for self-play: mixes a quarter of random probabilities into those of the first moves, so that games differ
 */
export function search(board: Board, parameters: Float64Array, simulations: number, noise?: Random): Found {
  const network = judge(parameters, board);
  if (simulations === 0) return { policy: network.policy, value: network.value, network };
  const root = createNode({ ...network, policy: noise ? disturb(network.policy, noise) : network.policy });
  let sum = 0;
  for (let i = 0; i < simulations; i++) sum += simulate(root, board, parameters);
  return { policy: root.visits.map((n) => n / simulations), value: sum / simulations, network };
}

/** ¾ of the policy and ¼ of a random one, uniform among all distributions (a Dirichlet distribution with α = 1). */
function disturb(policy: Float64Array, random: Random): Float64Array {
  const draws = policy.map((p) => (p > 0 ? -Math.log(1 - random.uniform()) : 0));
  const sum = draws.reduce((a, b) => a + b, 0);
  return policy.map((p, i) => 0.75 * p + (0.25 * draws[i]!) / sum);
}
