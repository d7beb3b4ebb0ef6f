import type { ComponentChildren } from 'preact';
import type { AnyRun } from './labRun.ts';
import { isFreeState } from './labState.ts';
import type { FrameWords } from './words/en.ts';

interface RunButtonsProps {
  run: Pick<AnyRun, 'state' | 'pause' | 'resume'>;
  words: FrameWords;
  /** Whether the settings allow a run. */
  canStart: boolean;
  onStart: () => void;
  /** One step, then pause; without it there is no such button. */
  onStep?: () => void;
  onReset: () => void;
  /** The start button's word; "Train" by default. */
  startLabel?: string;
  /** More buttons, after these. */
  children?: ComponentChildren;
}

/** Start, pause, resume, one step, reset: those that make sense in the lab's state. */
export function RunButtons({ run, words, canStart, onStart, onStep, onReset, startLabel, children }: RunButtonsProps) {
  const state = run.state.value;
  const isFree = isFreeState(state);
  // One button that changes its word: the reader's focus stays on it.
  const primary = isFree
    ? { label: startLabel ?? words.train, press: onStart }
    : state === 'paused'
      ? { label: words.resume, press: () => run.resume() }
      : state === 'error'
        ? null
        : { label: words.pause, press: () => run.pause() };
  return (
    <p class="lab-buttons">
      {primary && (
        <button class="primary" type="button" disabled={isFree && !canStart} onClick={primary.press}>
          {primary.label}
        </button>
      )}
      {onStep && (state === 'idle' || state === 'paused') && (
        <button type="button" disabled={!canStart} onClick={onStep}>
          {words.step}
        </button>
      )}
      {state !== 'idle' && (
        <button type="button" onClick={onReset}>
          {words.reset}
        </button>
      )}
      {children}
    </p>
  );
}
