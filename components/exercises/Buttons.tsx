import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { ExerciseState } from './exerciseState.ts';
import { isPassed } from './runs.ts';
import type { ExerciseWords } from './en.ts';

interface ButtonsProps {
  state: ExerciseState;
  /** Length of the hint ladder. */
  steps: number;
  words: ExerciseWords;
}

/** What is said of the present run. */
function describe({ phase, run, files }: ExerciseState, words: ExerciseWords): string {
  if (phase.value !== 'idle') return words[phase.value];
  if (!run.value) return '';
  const { ending, trouble, error, mode, verdicts } = run.value;
  if (trouble) return words.troubles[trouble];
  if (ending === 'stopped') return words.stopped;
  if (ending === 'time' || ending === 'waiting') return words.timedOut((files.value?.exercise.limitMs ?? 0) / 1000);
  if (error || ending === 'memory') return words.failed;
  if (mode === 'run') return words.done;
  return words.passed(verdicts.filter(({ outcome }) => outcome?.passed).length, verdicts.length);
}

/** Run, check, stop, reset, hint, solution, and what is said. A button that does nothing now stays in reach, so that the focus stays. */
export function Buttons({ state, steps, words }: ButtonsProps) {
  const { draft, phase, kept, isSolutionOpen, isHelpMissing } = state;
  const { hints, tries, isSolved, sawSolution } = kept.value;
  const runButton = useRef<HTMLButtonElement>(null);
  const resetButton = useRef<HTMLButtonElement>(null);
  const isTooEarly = useSignal(false);
  const isRunning = phase.value !== 'idle';
  const canSee = tries > 0 || isSolved || sawSolution;
  const run = state.run.value;
  const verdict =
    !run || isRunning ? 'none' : isPassed(run.verdicts) ? 'passed' : run.mode === 'check' ? 'failed' : 'none';

  /** Whether what is said now is not that it is solved. */
  const isOfBefore =
    verdict === 'failed' || (verdict !== 'passed' && run !== null && (run.error !== null || run.ending !== 'done'));

  const start = (mode: 'run' | 'check') => {
    isTooEarly.value = false;
    if (!isRunning) void state.start(mode);
  };
  const stop = () => {
    state.stop();
    runButton.current?.focus();
  };
  const undo = () => {
    draft.undo();
    resetButton.current?.focus();
  };
  const solve = () => {
    isTooEarly.value = !canSee;
    if (canSee) void state.toggleSolution();
  };
  const note = isTooEarly.value ? words.tryFirst : isHelpMissing.value ? words.partMissing : '';
  return (
    <>
      <div class="exercise-buttons">
        <button type="button" ref={runButton} aria-disabled={isRunning} onClick={() => start('run')}>
          {words.run}
        </button>
        <button type="button" class="primary" aria-disabled={isRunning} onClick={() => start('check')}>
          {words.check}
        </button>
        <button type="button" ref={resetButton} aria-disabled={!draft.isChanged.value} onClick={() => draft.reset()}>
          {words.reset}
        </button>
        {draft.replaced.value !== null && (
          <button type="button" onClick={undo}>
            {words.undo}
          </button>
        )}
        <button type="button" aria-disabled={hints >= steps} onClick={() => void (hints < steps && state.showHint())}>
          {hints >= steps ? words.noMoreHints : words.hint(hints + 1, steps)}
        </button>
        <button type="button" aria-disabled={!canSee} aria-expanded={isSolutionOpen.value} onClick={solve}>
          {isSolutionOpen.value ? words.hideSolution : words.solution}
        </button>
        <button type="button" class="exercise-stop" data-idle={!isRunning} disabled={!isRunning} onClick={stop}>
          {words.stop}
        </button>
      </div>
      <p class="exercise-status" data-verdict={verdict}>
        <span role="status">{note || describe(state, words)}</span>
        {phase.value === 'running' && <span role="timer">{words.secondsLeft(state.secondsLeft.value)}</span>}
        {isSolved && !isRunning && (
          <strong class="exercise-solved" data-before={isOfBefore}>
            ✓ {isOfBefore ? words.solvedBefore : words.solved}
          </strong>
        )}
      </p>
    </>
  );
}
