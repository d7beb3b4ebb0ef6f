import type { Translation } from '@src/i18n/translation.ts';
import type { ParseProblem } from '@src/labs/autodiff-graph/parse.ts';

type Problems = Record<ParseProblem['code'], (at: number, found: string) => string>;

/** The English words of the lab `autodiff-graph`. */
export const words = {
  title: 'The tape of an expression',
  tryThis: 'Choose an expression, go to the start and step: values first, then derivatives on the way back.',
  run: 'Run',
  expression: 'Expression',
  expressionHelp: 'Variables x, y, z, w, b; + - * / ^ ( ); sin, cos, exp, log, sqrt, tanh, sigmoid, relu; pi, e.',
  examples: 'Examples',
  mode: 'Mode',
  modes: { reverse: 'reverse: adjoints', forward: 'forward: tangents' },
  seed: 'Differentiate with respect to',
  start: 'To the start',
  back: 'Back',
  next: 'Next',
  end: 'To the end',
  stage: (now: number, count: number) => `Stage ${now} of ${count}.`,
  nothingYet: 'Only the variables and constants have values.',
  compute: (line: string, value: string) => `${line} = ${value}.`,
  tangent: (sum: string) => `Its tangent: ${sum}.`,
  seedOutput: (name: string) =>
    `The way back begins: the derivative of the result with respect to itself, ${name}, is 1.`,
  pass: (parts: string) => `Passed to the inputs: ${parts}.`,
  graph: 'Graph of the tape: inputs above, result below',
  edgeKey: 'On the edges: local derivatives. Below the values: adjoints (or tangents).',
  table: 'The tape as a table',
  line: 'Line',
  operation: 'Operation',
  value: 'Value',
  local: 'Local derivatives',
  adjoint: 'Adjoint',
  tangentColumn: 'Tangent',
  results: 'Derivatives of the result',
  variable: 'Variable',
  reverse: 'reverse mode',
  forward: 'forward mode',
  autodiff: 'TensorFlow.js, float32',
  result: 'Result f',
  deviceResult: 'f on the device',
  passes: (variables: number) =>
    `Reverse mode: one pass back for all. Forward mode: ${variables === 1 ? 'one pass' : `${variables} passes, one for each variable`}.`,
  notFinite: (line: string) => `Here the expression has no finite value: look at ${line}. Change a variable.`,
  announceDone: (value: string) => `The device computes the value ${value}.`,
  problems: {
    empty: () => 'Type an expression.',
    long: () => 'Too long: at most 160 characters and 40 lines of tape.',
    character: (at, found) => `Character ${at}, “${found}”, is not understood.`,
    number: (at, found) => `Character ${at}: “${found}” is not a number up to a million.`,
    operand: (at, found) =>
      found === ''
        ? 'Something is missing at the end.'
        : `Character ${at}: a number, a variable or a bracket belongs before “${found}”.`,
    operator: (at, found) => `Character ${at}: an operator is missing before “${found}”; write 2*x, not 2x.`,
    name: (at, found) => `Character ${at}: “${found}” is neither a variable nor a function known here.`,
    bracket: (at, found) =>
      found === ')'
        ? `Character ${at}: this bracket closes nothing.`
        : `Character ${at}: a closing bracket is missing.`,
    call: (at, found) => `Character ${at}: write ${found}(…), with brackets.`,
    constant: () => 'Use at least one variable: a constant has no derivative to follow.',
  } satisfies Problems,
  code: 'The code that runs',
  noScript: 'Without JavaScript the graph cannot be computed; the text works out the same example by hand.',
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
