import { IMAGE_BYTES, IMAGE_SIZE } from '@src/labs/digits/network.ts';
import type { WrongAnswers } from '@src/labs/digits/protocol.ts';
import { ConfusionMatrix } from '../../charts/ConfusionMatrix.tsx';
import { fromGrey, Pixels } from '../../controls/Pixels.tsx';
import type { DigitsState } from './state.ts';

const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));
/** Errors shown at most. */
const SHOWN = 24;

/** The one look at the test images, as the confusion matrix. */
export function Confusion({ state }: { state: DigitsState }) {
  const { test, chosen, lab } = state;
  return (
    <ConfusionMatrix names={DIGITS} confusion={test.value?.confusion ?? null} chosen={chosen} words={lab.words}>
      {null}
    </ConfusionMatrix>
  );
}

/** The first test images while there is no answer; then the wrong answers: those of the chosen cell of the matrix, or all. */
export function Pictures({ state, firstLabels }: { state: DigitsState; firstLabels: number[] }) {
  const { chosen } = state;
  const { words } = state.lab;
  const test = state.test.value;
  const isAll = Math.floor(chosen.value / 10) === chosen.value % 10;
  return (
    <>
      <p class="lab-heading">{test ? words.wrong : words.first}</p>
      <div
        class="wrong-answers"
        data-wrong={test ? 'tested' : 'waiting'}
        role="group"
        aria-label={test ? words.wrong : words.first}
        tabIndex={0}
      >
        {test ? (
          <>
            <p class="lab-buttons">
              <button type="button" aria-pressed={isAll} onClick={() => (chosen.value = 0)}>
                {words.allErrors}
              </button>
            </p>
            <Errors state={state} wrong={test.wrong} cell={isAll ? null : chosen.value} />
          </>
        ) : (
          <ol class="error-pictures">
            {firstLabels.map((label, i) => (
              <li key={i}>
                <span class="first-digit" role="img" aria-label={String(label)} style={`--i:${i}`} />
                <span aria-hidden="true">{label} → ?</span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </>
  );
}

function cellOf({ labels, predicted }: WrongAnswers, i: number): number {
  return labels[i]! * 10 + predicted[i]!;
}

/** Pictures of the errors of one cell of the matrix, or of all. */
function Errors({ state, wrong, cell }: { state: DigitsState; wrong: WrongAnswers; cell: number | null }) {
  const { words } = state.lab;
  const { confusion } = state.test.value!;
  const rows = Array.from(wrong.labels.keys()).filter((i) => cell === null || cellOf(wrong, i) === cell);
  const shown = rows.slice(0, SHOWN);
  const count = cell === null ? confusion.reduce((sum, n, i) => (i % 11 === 0 ? sum : sum + n), 0) : confusion[cell]!;
  if (shown.length === 0) return <p class="lab-small">{words.noErrors}</p>;
  return (
    <>
      <p class="lab-small" role="status">
        {words.wrongOf(count, shown.length)}
      </p>
      <ol class="error-pictures">
        {shown.map((i) => {
          const percent = (100 * wrong.certainty[i]!).toFixed(0);
          return (
            <li key={i}>
              <Pixels
                rgba={fromGrey(wrong.images.subarray(i * IMAGE_BYTES, (i + 1) * IMAGE_BYTES))}
                width={IMAGE_SIZE}
                height={IMAGE_SIZE}
                size={56}
                label={words.wrongLabel(wrong.labels[i]!, wrong.predicted[i]!, percent)}
              />
              <span aria-hidden="true">
                {wrong.labels[i]} → {wrong.predicted[i]}
                <br />
                {percent}%
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}
