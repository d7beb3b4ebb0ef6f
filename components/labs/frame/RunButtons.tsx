import type { ComponentChildren } from 'preact';
import type { Locale } from '@src/i18n/locale.ts';
import type { LabRun } from './labRun.ts';
import { frameStrings } from './strings.ts';

interface RunButtonsProps {
  run: Pick<LabRun, 'state' | 'pause' | 'resume'>;
  locale: Locale;
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
export function RunButtons({ run, locale, canStart, onStart, onStep, onReset, startLabel, children }: RunButtonsProps) {
  const words = frameStrings[locale];
  const state = run.state.value;
  const isFree = state === 'idle' || state === 'done';
  return (
    <p class="lab-buttons">
      {isFree && (
        <button class="primary" type="button" disabled={!canStart} onClick={onStart}>
          {startLabel ?? words.train}
        </button>
      )}
      {(state === 'running' || state === 'loading') && (
        <button class="primary" type="button" onClick={() => run.pause()}>
          {words.pause}
        </button>
      )}
      {state === 'paused' && (
        <button class="primary" type="button" onClick={() => run.resume()}>
          {words.resume}
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
