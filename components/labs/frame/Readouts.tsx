import { computed, type ReadonlySignal } from '@preact/signals';

/** One number: its metric's name, its label, its text, live or as it is now. */
export type Readout = readonly [
  name: string,
  label: string,
  text: ReadonlySignal<string> | string,
  /** What it stands for, where the lab links symbols. */
  symbol?: string | undefined,
  /** The same rounded, for people, where the text is exact. */
  told?: string,
];

/** A live number in plain decimals; a dash while there is none, or it is not defined (the mean of nothing). */
export function fixed(value: () => number | null | undefined, digits: number): ReadonlySignal<string> {
  return computed(() => {
    const number = value() ?? Number.NaN;
    return Number.isNaN(number) ? '–' : number.toFixed(digits);
  });
}

/** The numbers of a lab, each an `<output data-metric>`; those that are live change without drawing the others anew. */
export function Readouts({ rows }: { rows: readonly Readout[] }) {
  return (
    <dl class="lab-readouts" data-lab-part="readouts">
      {rows.map(([name, label, text, symbol, told]) => (
        <div key={name} data-symbol={symbol}>
          <dt>{label}</dt>
          <dd translate={false}>
            {told}
            <output data-metric={name} class={told === undefined ? undefined : 'exact'}>
              {text}
            </output>
          </dd>
        </div>
      ))}
    </dl>
  );
}
