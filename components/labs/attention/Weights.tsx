import type { AttentionLab } from './state.ts';

/** What one head reads: a row for each query, a column for each key. A row is chosen by pointing at it, or by its button. */
export function Weights({ state, head }: { state: AttentionLab; head: number }) {
  const { lab, tokens, heads, chosen, choose } = state;
  const { words } = lab;
  const isChosen = (row: number) => chosen.value.head === head && chosen.value.row === row;
  return (
    <table class="attention-weights">
      <caption>{words.head(head + 1)}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="sr-only">{words.query}</span>
          </th>
          {tokens.value.map((token, column) => (
            <th key={column} scope="col">
              {token}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tokens.value.map((token, row) => (
          <tr
            key={row}
            class={isChosen(row) ? 'chosen' : undefined}
            onPointerEnter={(event) => event.pointerType === 'mouse' && choose(head, row)}
            onClick={() => choose(head, row)}
          >
            <th scope="row">
              <button type="button" aria-pressed={isChosen(row)} onClick={() => choose(head, row)}>
                {token}
              </button>
            </th>
            {heads.value[head]!.weights[row]!.map((weight, column) => (
              <td key={column} style={`--share:${Math.round(100 * weight)}%`}>
                {weight === 0 ? '·' : weight.toFixed(2)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
