import type { Locale } from '@src/i18n/locale.ts';
import type { Part } from '@src/nn/size/part.ts';
import type { Words } from './en.ts';
import { formatCount, formatShare } from './format.ts';

const COLUMNS = ['parameters', 'forward', 'activations'] as const;

/** A row for each part: how many of the parameters, of the arithmetic and of the activations it has, as bars and numbers. */
export function Parts({ parts, words, locale }: { parts: readonly Part[]; words: Words; locale: Locale }) {
  const names: Record<string, string> = words.parts;
  const sumOf = (column: (typeof COLUMNS)[number]) => parts.reduce((sum, part) => sum + part[column], 0);
  const sums = COLUMNS.map((column) => [column, sumOf(column)] as const);
  return (
    <table class="parts">
      <caption class="lab-heading">{words.tableCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.part}</th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {words[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.map((part, i) => (
          <tr key={i}>
            <th scope="row">
              {names[part.id] ?? part.id} <small>{part.output.join('×')}</small>
            </th>
            {sums.map(([column, sum]) => (
              <td key={column} class={`parts-${column}`}>
                {formatCount(part[column], locale)} <small>{formatShare(part[column], sum)}</small>
                <span class="bar" style={`--share:${sum === 0 ? 0 : part[column] / sum}`} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
