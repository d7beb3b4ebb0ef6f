import type { Translation } from '@src/i18n/translation.ts';
import { words as errors } from '../../code/errors/en.ts';
import { describeDifference } from './differences/en.ts';

interface CurveEnds {
  name: string;
  from: string;
  to: string;
}

/** The English words of what appears when an exercise is used. */
export const words = {
  ...errors,
  difference: describeDifference,
  output: 'Output',
  noOutput: 'The code wrote nothing. `console.log(…)` shows a value here.',
  warn: 'Warning',
  error: 'Error',
  leftOut: (count: number) => `${count} more were left out.`,
  results: 'Checks',
  passed: 'passed',
  notPassed: 'not passed',
  notReached: 'Not reached.',
  got: 'Your result',
  expected: 'Expected',
  tolerance: (tolerance: string) => `within ${tolerance}`,
  tensorsLeft: (count: number) => `${count} ${count === 1 ? 'tensor is' : 'tensors are'} left behind.`,
  /** Said of a failed check whose inputs were drawn at this press. @param call gives the same inputs in the reader's code */
  drawn: (call: string) =>
    `These inputs were drawn just now. To look into them, write \`import { inputs } from 'livegrad'\` and \`console.log(${call})\`, and press Run.`,
  /** Said of a result that is right, while an argument was changed on the way. */
  argumentsChanged:
    'The result is right, but the code changed what it was given: it wrote into a list (`x[i] = …`, `sort`, `push`), or disposed a tensor. Whoever called it still needs that. Work on a copy: `[...x]`, `x.map(…)`.',
  /** Said of a run that reached its time limit. */
  endless: 'Does a loop never end? Look at what changes its condition.',
  /** Said of a run that waited when its time was up. */
  waiting: 'The code still waited: for a timer that is never cleared, or for a promise that is never fulfilled.',
  memory: 'The sandbox ran out of memory. Something grows without end, or is far too large.',
  /** Steps of an optimizer so far, while the code runs. */
  progress: (step: number, loss: string | null) => `step ${step}${loss === null ? '' : `, loss ${loss}`}`,
  /** Opens the call of a check, as code to copy. */
  call: 'What it was called with',
  moreRows: (count: number) => `${count} more rows`,
  hints: 'Hints',
  solution: 'A solution',
  /** A chart's lines in words: how many points, and each line's first and last number. */
  curve: (title: string, points: number, lines: readonly CurveEnds[]) =>
    `${title ? `${title}: ` : ''}${points} points; ${lines.map(({ name, from, to }) => `${name} from ${from} to ${to}`.trim()).join(', ')}.`,
  numbers: 'Numbers',
  step: 'index',
  image: (title: string, width: number, height: number) => `${title || 'Image'}, ${width} × ${height} pixels`,
  /** Name of a line that has none. */
  value: 'value',
};

/** The words of what appears when an exercise is used, in any language. */
export type PanelWords = Translation<typeof words>;
