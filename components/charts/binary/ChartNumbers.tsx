import { useSignal } from '@preact/signals';

interface ChartNumbersProps {
  /** The name of the button that opens it. */
  label: string;
  /** Names of the columns; '' for that of the rows' names. */
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** The numbers behind a drawing, made only while the reader has them open. */
export function ChartNumbers({ label, columns, rows }: ChartNumbersProps) {
  const isOpen = useSignal(false);
  return (
    <details class="lab-details" onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
      <summary>{label}</summary>
      {isOpen.value && (
        <table>
          <thead>
            <tr>
              {columns.map((column) =>
                column === '' ? (
                  <td key="" />
                ) : (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                {row.map((cell, j) => (
                  <td key={j}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
