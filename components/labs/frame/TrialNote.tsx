import type { TrialState } from './trial.ts';
import type { FrameWords } from './words/en.ts';

/** What an experiment of the text asks the reader to look for, in place of the lab's own sentence on what to try. */
export function TrialNote({ trial, words, otherwise }: { trial: TrialState; words: FrameWords; otherwise: string }) {
  const shown = trial.shown.value;
  if (!shown) return <>{otherwise}</>;
  const { look, stopAt } = shown;
  return (
    <span class="lab-trial" data-trial>
      <span>
        {look} {Number.isFinite(stopAt) && <b>{words.stopsAt(stopAt)}</b>}
      </span>
      <button type="button" onClick={() => trial.goBack()}>
        {words.backToText}
      </button>
      <button type="button" class="lab-icon" onClick={() => trial.leave()}>
        <span class="sr-only">{words.leaveTrial}</span>
        <span aria-hidden="true">×</span>
      </button>
    </span>
  );
}
