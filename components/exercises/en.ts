import type { Translation } from '@src/i18n/translation.ts';
import { words as code } from '../code/en.ts';

/** The English words of an exercise that the page needs from the start; `panel/` holds the others. */
export const words = {
  ...code,
  level: ['warm-up', 'practice', 'challenge'].map((name, i) => `${name} (${i + 1}/3)`),
  project: 'mini-project',
  needsScript: 'With JavaScript, this exercise runs and checks itself here.',
  /** Name of the exercise's controls, for screen readers. */
  controls: (title: string) => `Exercise: ${title}`,
  /** Name of the code field, for screen readers. */
  code: (title: string) => `Code: ${title}`,
  run: 'Run',
  check: 'Check',
  stop: 'Stop',
  /** Beside Stop while the code runs. */
  secondsLeft: (seconds: number) => `${seconds} s left`,
  reset: 'Reset',
  undo: 'Undo',
  hint: (next: number, all: number) => `Hint ${next} of ${all}`,
  noMoreHints: 'All hints are shown',
  solution: 'Solution',
  hideSolution: 'Hide the solution',
  /** Said when the solution is asked for too early. */
  tryFirst: 'Change the code and check it once; then the solution opens.',
  loading: 'Loading the sandbox…',
  running: 'Running…',
  done: 'Done.',
  /** The code stopped with an error. */
  failed: 'Stopped by an error.',
  passed: (passed: number, all: number) => `${passed} of ${all} ${all === 1 ? 'check' : 'checks'} passed.`,
  solved: 'Solved',
  /** Beside a check that fails now. */
  solvedBefore: 'Solved before',
  stopped: 'Stopped.',
  timedOut: (seconds: number) => `Stopped at the time limit of ${seconds} s.`,
  troubles: {
    'not-loaded':
      'The sandbox could not be loaded. Check the connection and try again; if that does not help, reload the page.',
    'no-data': 'The images for the checks could not be loaded. Check the connection and try again.',
    broken: 'The sandbox broke down. Try again; if it happens again, use another browser.',
  },
  /** Where the output will appear, on wide screens. */
  outputHere: 'What the code writes and draws appears here.',
  'not-loaded':
    'What keeps your code could not be loaded: it is kept until you leave this page. Check the connection and reload the page.',
  refused: 'This browser refuses storage: your code is kept until you leave this page.',
  full: 'The browser’s storage is full: new code is kept until you leave this page.',
  outdated:
    'A newer version of the book is open in another tab: your code stays in this tab only. Copy what you need, then reload the page.',
};

/** The words of an exercise, in any language. */
export type ExerciseWords = Translation<typeof words>;
