import type { ComponentChildren } from 'preact';
import { PARAMETER_NAMES, relativeError, type ParameterName } from '@src/math/network231.ts';
import { formatPlain } from './format.ts';
import type { AuditState } from './state.ts';
import { baseOf, writeSymbol } from './symbols.ts';

/** The formulas of one tensor, drawn by the page. */
type Formulas = Record<string, ComponentChildren>;

const TENSORS = ['W1', 'b1', 'w2', 'b2'] as const;
const COLUMNS = ['derived', 'autodiff', 'central', 'central32', 'printed'] as const;
type Column = (typeof COLUMNS)[number];

/** Relative error from which a printed gradient is called wrong. */
const WRONG = 1e-6;

/** How a printed gradient relates to the derived one. */
function judgePrinted(symbol: string, printed: number, derived: number): 'good' | 'sign' | 'size' | 'none' {
  if (baseOf(symbol) === 'W1') return 'none';
  if (Math.abs(printed - derived) <= WRONG * Math.abs(derived)) return 'good';
  return printed * derived < 0 ? 'sign' : 'size';
}

interface GradientTableProps {
  state: AuditState;
  formulas: Formulas;
  /** The field of a parameter's value. */
  input: (name: ParameterName) => ComponentChildren;
}

/**
 * Thirteen rows, grouped by tensor: a parameter, its value to change, its gradient found in five ways.
 * The roles say that it is a table where a narrow lab draws each row as two lines.
 */
export function GradientTable({ state, formulas, input }: GradientTableProps) {
  const { words } = state.lab;
  const derived = state.derived.value;
  const found = state.audit.value;
  const row = state.hIndex.value;
  const values: Record<Column, ArrayLike<number> | null> = {
    derived,
    autodiff: found?.autodiff ?? null,
    central: state.grid.value[row]!,
    central32: found?.central.subarray(13 * row, 13 * row + 13) ?? null,
    printed: state.printed.value,
  };
  return (
    <div class="audit-table" role="region" aria-label={words.table} tabIndex={0}>
      <table role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader" class="column-name">
              <span class="sr-only">{words.parameter}</span>
            </th>
            <th scope="col" role="columnheader" class="column-value">
              {words.value}
            </th>
            {COLUMNS.map((column) => (
              <th scope="col" role="columnheader" key={column} class={`column-${column}`}>
                {words[column]}
              </th>
            ))}
          </tr>
        </thead>
        {TENSORS.map((tensor) => (
          <tbody key={tensor} role="rowgroup">
            <tr class="formulas" role="row">
              <th colSpan={7} scope="rowgroup" role="rowheader">
                {formulas[tensor]}
              </th>
            </tr>
            {PARAMETER_NAMES.map((name, i) => {
              if (baseOf(name) !== tensor) return null;
              const verdict = judgePrinted(name, state.printed.value[i]!, derived[i]!);
              return (
                <tr key={name} data-symbol={name} role="row">
                  <th scope="row" role="rowheader" class="column-name">
                    {writeSymbol(name)}
                  </th>
                  <td role="cell" class="column-value">
                    {input(name)}
                  </td>
                  {COLUMNS.map((column) => (
                    <td key={column} role="cell" class={`column-${column}`}>
                      <output data-metric={`grad.${name}.${column}`}>
                        {values[column] === null ? '–' : <Digits text={formatPlain(values[column]![i]!)} />}
                      </output>
                      <small class={column === 'printed' && verdict !== 'good' ? 'wrong' : undefined}>
                        {column === 'printed' ? (
                          <span title={words.verdicts[verdict]}>
                            {verdict === 'good' ? '✓' : '✗'} <span class="verdict">{words.verdicts[verdict]}</span>
                          </span>
                        ) : (
                          column !== 'derived' && values[column] && errorText(values[column]!, derived, i)
                        )}
                      </small>
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** The relative error of one entry, such as ±2e-8. */
function errorText(found: ArrayLike<number>, derived: readonly number[], index: number): string {
  const error = relativeError(found, derived, index);
  return Number.isNaN(error) ? '' : `±${error.toExponential(0)}`;
}

/** Decimals that a narrow table leaves out. */
const SHOWN = 7;

/** A number whose last digits show when there is room. */
function Digits({ text }: { text: string }) {
  const end = text.indexOf('.') + 1 + SHOWN;
  return text.includes('.') && text.length > end ? (
    <>
      {text.slice(0, end)}
      <span class="rest">{text.slice(end)}</span>
    </>
  ) : (
    <>{text}</>
  );
}
