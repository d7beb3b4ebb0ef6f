import type { Tape } from './tape.ts';

/** A point of the drawing, in units of columns and rows. */
export interface Place {
  column: number;
  row: number;
}

/** Where every line of the tape stands, and the way of every edge, through free places. */
export interface Layout {
  places: Place[];
  edges: { from: number; to: number; input: number; path: Place[] }[];
  columns: number;
  rows: number;
}

/** Width of an edge's place in a row, in columns; that of a node is 1. */
const EDGE_WIDTH = 0.3;
const SWEEPS = 8;

/** Rows by longest way from a leaf; a leaf stands just above what first uses it. */
function rowsOf(tape: Tape): number[] {
  const rows: number[] = [];
  for (const node of tape) rows.push(node.inputs.length === 0 ? 0 : 1 + Math.max(...node.inputs.map((i) => rows[i]!)));
  return rows.map((row, i) => {
    if (tape[i]!.inputs.length > 0) return row;
    const users = tape.flatMap((node, user) => ((node.inputs as readonly number[]).includes(i) ? [rows[user]!] : []));
    return users.length === 0 ? row : Math.min(...users) - 1;
  });
}

/**
 * A layered drawing of a tape: operations below their inputs, edges over several rows led through places of their own, crossings
 * reduced by ordering each row by the mean place of its neighbours (Sugiyama, Tagawa and Toda, 1981).
 */
export function layoutTape(tape: Tape): Layout {
  const row = rowsOf(tape);
  const rows = Math.max(...row) + 1;
  /** Items are nodes, then the places of long edges. */
  const width: number[] = tape.map(() => 1);
  const itemRow = [...row];
  const links: [above: number, below: number][] = [];
  const edges = tape.flatMap((node, to) =>
    node.inputs.map((from, input) => {
      const chain = [from];
      for (let r = row[from]! + 1; r < row[to]!; r++) {
        chain.push(itemRow.push(r) - 1);
        width.push(EDGE_WIDTH);
      }
      chain.push(to);
      for (let i = 0; i + 1 < chain.length; i++) links.push([chain[i]!, chain[i + 1]!]);
      return { from, to, input, chain };
    }),
  );
  const layers = Array.from({ length: rows }, (_, r) => itemRow.flatMap((at, item) => (at === r ? [item] : [])));
  const column: number[] = [];
  const place = (layer: number[]) => {
    const total = layer.reduce((sum, item) => sum + width[item]!, 0);
    let left = -total / 2;
    for (const item of layer) {
      column[item] = left + width[item]! / 2;
      left += width[item]!;
    }
  };
  layers.forEach(place);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const down = sweep % 2 === 0;
    for (const layer of down ? layers : layers.toReversed()) {
      const mean = (item: number) => {
        const near = links.flatMap(([above, below]) =>
          down ? (below === item ? [column[above]!] : []) : above === item ? [column[below]!] : [],
        );
        return near.length === 0 ? column[item]! : near.reduce((a, b) => a + b) / near.length;
      };
      const wanted = new Map(layer.map((item) => [item, mean(item)]));
      layer.sort((a, b) => wanted.get(a)! - wanted.get(b)!);
      place(layer);
    }
  }
  const columns = Math.max(...layers.map((layer) => layer.reduce((sum, item) => sum + width[item]!, 0)));
  const placeOf = (item: number): Place => ({ column: column[item]! + columns / 2, row: itemRow[item]! });
  return {
    places: tape.map((_, i) => placeOf(i)),
    edges: edges.map(({ from, to, input, chain }) => ({ from, to, input, path: chain.map(placeOf) })),
    columns,
    rows,
  };
}
