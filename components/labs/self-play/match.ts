import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { argMax } from '@src/math/argMax.ts';
import { canPlay, createBoard, hasWon, isFull, ROWS, type Board } from '@src/labs/self-play/game.ts';
import type { Checkpoint, SelfPlayParams } from '@src/labs/self-play/protocol.ts';
import { search } from '@src/labs/self-play/search.ts';
import { valueMoves } from '@src/labs/self-play/lookAhead.ts';
import type { Settings } from '../frame/settings.ts';

/** How long the network seems to think, so that its move is seen to come. */
const PAUSE_MS = 350;

/** How a game stands. */
type Standing = 'reader' | 'network' | 'won' | 'lost' | 'drawn';

/** What the network thinks of the moves of a position, [7] each. */
export interface Thoughts {
  policy: ArrayLike<number>;
  /** Shares of the search's visits; null without a search. */
  search: ArrayLike<number> | null;
  /** What each move is worth to the one who makes it; NaN for a full column. */
  values: ArrayLike<number>;
  /** The move that was made then, or null. */
  made: number | null;
}

/** The reader's game against the network. Its moves are a setting of the lab, so that a link passes the position on. */
export function createMatch(settings: Settings<SelfPlayParams>, opponent: ReadonlySignal<Checkpoint>) {
  const { texts, allowed } = settings;
  const moves = computed(() => Array.from(allowed.value.moves, (digit) => Number(digit) - 1));
  const board = computed(() => createBoard(moves.value));
  /** The moves that were possible. */
  const played = computed(() => moves.value.slice(0, board.value.count));
  const readerSide = computed(() => (allowed.value.begins === 'reader' ? 1 : -1));
  /** Which position the thoughts are shown of. */
  const shown = signal<'last' | 'next'>('last');
  const tallies = signal<Readonly<Record<number, readonly [won: number, drawn: number, lost: number]>>>({});

  const standing = computed((): Standing => {
    const last = played.value.at(-1);
    if (last !== undefined && hasWon(board.value, last)) return board.value.turn === readerSide.value ? 'lost' : 'won';
    if (isFull(board.value)) return 'drawn';
    return board.value.turn === readerSide.value ? 'reader' : 'network';
  });
  /** How many moves had been made in the position that is thought about. */
  const thoughtAt = computed(() => {
    const count = played.value.length;
    const isOver = standing.value !== 'reader' && standing.value !== 'network';
    // Its own last move is the newest, or the one before the reader's.
    const back = (count % 2 === 0 ? 1 : -1) === readerSide.value ? 1 : 2;
    if (shown.value === 'next' && !isOver) return count;
    return count >= back ? count - back : count;
  });
  const thoughts = computed((): Thoughts => {
    const before = createBoard(played.value.slice(0, thoughtAt.value));
    const { parameters } = opponent.value;
    const { simulations } = allowed.value;
    const { network, policy } = search(before, parameters, simulations);
    return {
      policy: network.policy,
      search: simulations > 0 ? policy : null,
      values: valueMoves(before, parameters),
      made: played.value[thoughtAt.value] ?? null,
    };
  });

  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (next: readonly number[]) => (texts.moves.value = next.map((move) => move + 1).join(''));

  function add(move: number): void {
    write([...played.peek(), move]);
    const column = { won: 0, drawn: 1, lost: 2 }[standing.peek() as string];
    if (column !== undefined) {
      const { games } = opponent.peek();
      const before = tallies.peek()[games] ?? [0, 0, 0];
      const after = before.map((count, i) => count + Number(i === column)) as [number, number, number];
      tallies.value = { ...tallies.peek(), [games]: after };
    }
  }

  /** The network's move, after a moment, when it is its turn. */
  function answer(): void {
    timer = setTimeout(() => {
      if (standing.peek() !== 'network') return;
      add(argMax(search(board.peek(), opponent.peek().parameters, allowed.peek().simulations).policy));
    }, PAUSE_MS);
  }

  return {
    board,
    played,
    standing,
    shown,
    thoughts,
    readerSide,
    tally: computed(() => tallies.value[opponent.value.games] ?? null),
    /** The reader drops a piece, if it is the reader's turn and there is room. */
    drop(column: number): void {
      if (standing.peek() === 'reader' && canPlay(board.peek(), column)) add(column);
    },
    /** An empty board. */
    begin: () => void write([]),
    /** Takes back the reader's last move and what followed. */
    takeBack(): void {
      const count = played.peek().length;
      const readerMoved = (count % 2 === 1 ? 1 : -1) === readerSide.peek();
      write(played.peek().slice(0, Math.max(0, count - (readerMoved ? 1 : 2))));
    },
    /** Lets the network move whenever it is its turn. @returns ends that */
    follow: (): (() => void) =>
      effect(() => {
        if (standing.value !== 'network') return;
        answer();
        return () => clearTimeout(timer);
      }),
  };
}

/** The cell of the topmost piece of a column. */
export const topOf = ({ heights }: Board, column: number): number => column * ROWS + heights[column]! - 1;
