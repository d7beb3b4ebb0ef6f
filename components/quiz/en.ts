import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the quizzes. */
export const words = {
  title: 'Quiz',
  check: 'Check',
  /** Which question a button belongs to, for those who hear it alone. */
  ofQuestion: (number: number) => `question ${number}`,
  /** The button of a question that computes its answer. */
  run: 'Compute and compare',
  again: 'Change your answer and check again.',
  chooseOne: 'Choose one.',
  chooseAll: 'Choose all that are true.',
  orderHint: 'Put the steps in order with the arrows.',
  labelHint: 'Choose a label for each numbered place. Some labels are left over.',
  /** The name of an empty place of a drawing, and of the field that fills it. */
  place: (number: number) => `Place ${number}`,
  /** A filled place as the drawing's description tells it. */
  filled: (number: number, label: string) => `Place ${number}: ${label}.`,
  noLabel: 'choose a label',
  /** Before the labels that a printed page lists. */
  labels: 'Labels:',
  yourNumber: 'Your answer',
  yourPrediction: 'Your prediction',
  up: (step: string) => `Move up: ${step}`,
  down: (step: string) => `Move down: ${step}`,
  moved: (step: string, place: number, places: number) => `${step}: now ${place} of ${places}`,
  right: 'Right.',
  wrong: 'Not yet.',
  computed: (result: string, unit: string) => `Computed just now: ${result}${unit && ` ${unit}`}.`,
  missing: (count: number) => (count === 1 ? 'One true answer is missing.' : `${count} true answers are missing.`),
  wrongPlaces: (count: number) =>
    count === 1 ? 'One place has a wrong label.' : `${count} places have a wrong label.`,
  nothingChosen: 'Choose an answer first.',
  placesEmpty: 'Choose a label for every place first.',
  writePoint: (written: string) => `Write ${written}: with a point, not a comma.`,
  notANumber: 'Type a number, such as 0.25 or 1e-3.',
  notLoaded:
    'The answers could not be loaded. Check the connection and try again; if that does not help, reload the page.',
  score: (solved: number, all: number) => `${solved} of ${all} solved`,
  solved: 'Solved',
  needsScript: 'Answers are checked by JavaScript, which is switched off here.',
  'not-loaded':
    'What keeps your answers could not be loaded: they hold until you leave this page. Check the connection and reload the page.',
  refused: 'This browser refuses storage: your answers are kept until you leave this page.',
  full: 'The browser’s storage is full: new answers are kept until you leave this page.',
  outdated:
    'A newer version of the book is open in another tab: new answers stay in this tab only. Reload the page to go on with it.',
};

/** The words of the quizzes, in any language. */
export type QuizWords = Translation<typeof words>;
