import type { FrameWords } from './words/en.ts';

interface MeasuredProps {
  /** The metric's name. */
  name: string;
  /** What the session has computed, or null. */
  text: string | null;
  /** The same as the eye reads it, where plain decimals are too long for a table; `text` by default. */
  shown?: string;
  /** What the page's own arithmetic says that it will be, or null. */
  predicted: string | null;
  words: FrameWords;
}

/** A number of a table: the session's; until there is one, the predicted one, dotted as a predicted curve is. */
export function Measured({ name, text, shown, predicted, words }: MeasuredProps) {
  if (text !== null && shown !== undefined) {
    return (
      <>
        <output class="sr-only" data-metric={name}>
          {text}
        </output>
        <span aria-hidden="true" translate={false}>
          {shown}
        </span>
      </>
    );
  }
  if (text !== null || predicted === null) return <output data-metric={name}>{text ?? '–'}</output>;
  return (
    <>
      <output class="sr-only" data-metric={name}>
        –
      </output>
      <span class="sr-only">{words.predicted}</span>{' '}
      <span class="lab-predicted" translate={false}>
        {predicted}
      </span>
    </>
  );
}
