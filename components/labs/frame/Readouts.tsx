interface ReadoutsProps {
  /** Name of the metric, its label, and its value as plain decimals, or '–' while there is none. */
  rows: readonly (readonly [string, string, string])[];
}

/** Live numbers, each an `<output data-metric>`. */
export function Readouts({ rows }: ReadoutsProps) {
  return (
    <dl class="lab-readouts">
      {rows.map(([name, label, text]) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>
            <output data-metric={name}>{text}</output>
          </dd>
        </div>
      ))}
    </dl>
  );
}
