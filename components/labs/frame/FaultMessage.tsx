import type { Fault } from '@src/engine/protocol.ts';
import type { FrameWords } from './words/en.ts';

interface FaultMessageProps {
  fault: Fault;
  words: FrameWords;
  /** The word on the button that goes on. */
  goOnLabel: string;
  onGoOn: () => void;
  onStartAgain: () => void;
}

/** What went wrong, in the reader's language, and the ways on. */
export function FaultMessage({ fault, words, goOnLabel, onGoOn, onStartAgain }: FaultMessageProps) {
  const { place } = fault;
  return (
    <div class="lab-fault" role="alert" data-fault={fault.code}>
      {place && <p>{words.notFiniteAt(place.step, place.tensor === 'loss' ? words.loss : place.tensor)}</p>}
      <p>{words.faults[fault.code]}</p>
      <p class="lab-small" lang="en">
        {fault.detail}
      </p>
      <p class="lab-buttons">
        {fault.code === 'new-release' && (
          <button type="button" onClick={() => location.reload()}>
            {words.reload}
          </button>
        )}
        {fault.canContinue && (
          <button type="button" onClick={onGoOn}>
            {goOnLabel}
          </button>
        )}
        <button type="button" onClick={onStartAgain}>
          {words.startAgain}
        </button>
      </p>
    </div>
  );
}
