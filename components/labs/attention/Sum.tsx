import type { AttentionLab } from './state.ts';

/** A number with a true minus. */
const show = (value: number) => value.toFixed(2).replace('-', '−');
const vector = (values: readonly number[]) => `(${values.map(show).join(', ')})`;

/** The chosen row, written out: q·k, divided by the root of the width, softmax, and the weighted mean of the values. */
export function Sum({ state }: { state: AttentionLab }) {
  const { lab, tokens, heads, chosen } = state;
  const { words } = lab;
  const { head, row } = chosen.value;
  const { Q, K, V, products, weights, output } = heads.value[head]!;
  const root = Math.sqrt(K[0]!.length);
  return (
    <table class="attention-sum">
      <caption>{words.sum(head + 1, tokens.value[row]!, vector(Q[row]!))}</caption>
      <thead>
        <tr>
          {[words.key, 'k', 'q·k', `÷ √${K[0]!.length}`, words.weight, 'v'].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tokens.value.map((token, column) => {
          const product = products[row]![column]!;
          const weight = weights[row]![column]!;
          return (
            <tr key={column} class={weight === 0 ? 'masked' : undefined}>
              <th scope="row">{token}</th>
              <td>{vector(K[column]!)}</td>
              <td>{show(product)}</td>
              <td>{weight === 0 ? '−∞' : show(product / root)}</td>
              <td>{weight.toFixed(2)}</td>
              <td>{vector(V[column]!)}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={5}>
            {words.result}
          </th>
          <td>{vector(output[row]!)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
