import type { Seen } from '@src/labs/text/protocol.ts';
import { SelectField } from '../../controls/SelectField.tsx';
import { formatNumber } from '../frame/formatNumber.ts';
import { Heat } from './Heat.tsx';
import type { TextLab } from './state.ts';
import { show } from './Writes.tsx';

/** Any value or gradient of a pass over a text: attention weights of each head, activations, parameters. */
export function Inside({ state }: { state: TextLab }) {
  const { lab, fields, seen, canAsk } = state;
  const { words } = lab;
  const names = seen.value?.names ?? [{ name: 'layer0/weights', shape: [], hasGradient: false }];
  const chosen = names.find(({ name }) => name === fields.name.value);
  return (
    <div class="gpt-inside">
      <div class="lab-fields">
        <label class="lab-field gpt-looked">
          <span>{words.looked}</span>
          <input
            value={fields.looked.value}
            maxLength={80}
            autocomplete="off"
            onInput={(event) => (fields.looked.value = event.currentTarget.value)}
          />
        </label>
        <SelectField
          label={words.valueName}
          text={fields.name}
          options={names.map(({ name }) => [name, name] as const)}
        />
        <SelectField
          label={words.whichOne}
          text={fields.gradient}
          options={[
            ['no', words.itself],
            ['yes', words.itsGradient],
          ]}
          disabled={chosen?.hasGradient === false}
        />
        <button type="button" disabled={!canAsk.value} onClick={() => void state.see()}>
          {words.look}
        </button>
      </div>
      {seen.value ? <Values seen={seen.value} words={words} /> : <p class="lab-small">{words.insideBefore}</p>}
    </div>
  );
}

function Values({ seen: { letters, values, shape }, words }: { seen: Seen; words: TextLab['lab']['words'] }) {
  const [rows, columns] = [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
  const maps = values.length / (rows * columns);
  let [low, high, squares] = [Infinity, -Infinity, 0];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
    squares += value * value;
  }
  return (
    <>
      <p class="lab-small">
        {words.shape} [{shape.join(', ')}] · {words.range(formatNumber(low, 3), formatNumber(high, 3))} ·{' '}
        {words.rms(formatNumber(Math.sqrt(squares / values.length), 3))}
      </p>
      <div class="gpt-maps">
        {Array.from({ length: Math.min(8, maps) }, (_, i) => (
          <figure key={i}>
            <Heat
              values={values.subarray(i * rows * columns, (i + 1) * rows * columns)}
              rows={rows}
              columns={columns}
              label={maps > 1 ? words.headMap(i + 1) : words.map}
            />
            {maps > 1 && <figcaption class="lab-small">{words.headMap(i + 1)}</figcaption>}
          </figure>
        ))}
      </div>
      <p class="lab-small" translate={false}>
        {words.read} {letters.map(show).join(' ')}
      </p>
    </>
  );
}
