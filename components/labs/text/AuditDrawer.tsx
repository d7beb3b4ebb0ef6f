import type { HeadAudit } from '@src/labs/text/protocol.ts';
import { SelectField } from '../../controls/SelectField.tsx';
import { formatShort } from '../frame/formatNumber.ts';
import { TableHead } from '../frame/TableHead.tsx';
import type { TextLab } from './state.ts';

/** Entries of each gradient that are shown. */
const SHOWN = 3;

/** The gradients of one head, four ways side by side. */
export function AuditDrawer({ state }: { state: TextLab }) {
  const { lab, fields, audit, canAsk } = state;
  const { words, settings } = lab;
  const { layers, heads } = settings.shown.value;
  const upTo = (count: number) => Array.from({ length: count }, (_, i) => [String(i), String(i + 1)] as const);
  return (
    <div class="gpt-audit">
      <p>{words.auditExplained}</p>
      <div class="lab-fields">
        <SelectField label={words.layer} text={fields.layer} options={upTo(layers)} />
        <SelectField label={words.head} text={fields.head} options={upTo(heads)} />
        <button type="button" disabled={!canAsk.value} onClick={() => void state.auditHead()}>
          {words.auditButton}
        </button>
      </div>
      {audit.value ? <Table audit={audit.value} words={words} /> : <p class="lab-small">{words.insideBefore}</p>}
    </div>
  );
}

/** Entries in the order of their size, and the largest difference of each column to the formula. */
function Table({ audit: { rows, shape }, words }: { audit: HeadAudit; words: TextLab['lab']['words'] }) {
  const [, d] = shape;
  return (
    <table>
      <TableHead columns={words.auditColumns} />
      <tbody>
        {rows.map(({ of, engine, formula, autodiff, differences }) => {
          const largest = Math.max(...formula.map(Math.abs));
          const worst = (values: ArrayLike<number>) =>
            formatShort(Math.max(...formula.map((value, i) => Math.abs(value - values[i]!))) / largest, 2);
          const order = [...formula.keys()]
            .sort((a, b) => Math.abs(formula[b]!) - Math.abs(formula[a]!))
            .slice(0, SHOWN);
          return [
            ...order.map((at) => (
              <tr key={`${of}${at}`}>
                <th scope="row">
                  ∂J/∂{of[0]}
                  <sub>
                    {Math.floor(at / d) + 1},{(at % d) + 1}
                  </sub>
                </th>
                {[formula, engine, autodiff, differences].map((values, column) => (
                  <td key={column}>{formatShort(values[at], 4)}</td>
                ))}
              </tr>
            )),
            <tr key={of} class="gpt-worst">
              <th scope="row">{words.worst(formula.length)}</th>
              <td>–</td>
              {[engine, autodiff, differences].map((values, column) => (
                <td key={column}>{worst(values)}</td>
              ))}
            </tr>,
          ];
        })}
      </tbody>
    </table>
  );
}
