import type { FrameWords } from './words/en.ts';

interface MeasuredProps {
  /** The metric's name. */
  name: string;
  /** What the session has computed, or null. */
  text: string | null;
  /** What the page's own arithmetic says that it will be, or null. */
  predicted: string | null;
  words: FrameWords;
}

/** A number of a table: the session's; until there is one, the predicted one, dotted as a predicted curve is. */
export function Measured({ name, text, predicted, words }: MeasuredProps) {
  if (text !== null || predicted === null) return <output data-metric={name}>{text ?? '–'}</output>;
  return (
    <>
      <output class="sr-only" data-metric={name}>
        –
      </output>
      <span class="sr-only">{words.predicted}</span> <span class="lab-predicted">{predicted}</span>
    </>
  );
}
