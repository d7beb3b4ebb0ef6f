const CLASSES = 10;
/** How far an arrow key moves in the list of cells. */
export const MOVES: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -CLASSES, ArrowDown: CLASSES };

/** The cell that an arrow key leads to, or the same at the edge. */
export function moveCell(cell: number, key: string): number {
  const move = MOVES[key] ?? 0;
  const next = cell + move;
  const leavesRow = Math.abs(move) === 1 && Math.floor(next / CLASSES) !== Math.floor(cell / CLASSES);
  return leavesRow || next < 0 || next >= CLASSES * CLASSES ? cell : next;
}
