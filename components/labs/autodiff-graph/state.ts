import { computed, signal } from '@preact/signals';
import { layoutTape } from '@src/labs/autodiff-graph/layout.ts';
import { parseExpression, VARIABLES } from '@src/labs/autodiff-graph/parse.ts';
import {
  autodiffGraph,
  LAST_STAGE,
  type DeviceGradients,
  type GraphParams,
  type GraphTalk,
} from '@src/labs/autodiff-graph/protocol.ts';
import { actionsOf, stateAt, type Mode } from '@src/labs/autodiff-graph/stages.ts';
import {
  forwardMode,
  localPartials,
  reverseMode,
  runTape,
  variablesOf,
  type Tape,
} from '@src/labs/autodiff-graph/tape.ts';
import { createLab } from '../frame/createLab.ts';
import type { Language } from '../frame/language.ts';
import type { Words } from './en.ts';
import { writeNumber } from './writing.ts';

/** The expression and the values that it uses, as a text. */
const keyOf = (params: GraphParams) => [params.expression, ...VARIABLES.map((name) => params[name])].join();

/** The lab's live state: the tape of what is typed, the stage, and what the device finds. */
export function createGraph(language: Language<Words>) {
  const device = signal<(DeviceGradients & { key: string }) | null>(null);
  const lab = createLab<GraphParams, GraphTalk, Words>(autodiffGraph, language, {
    // Settings are fixed while a run is on: what comes is about what is shown.
    take: (found) => (device.value = { ...found, key: key.peek() }),
    forget: () => (device.value = null),
    announce: () => language.words.announceDone(writeNumber(device.value!.value)),
    canStart: (): boolean => problem.value === null && badLine.value < 0,
    recompute: ({ run }) => ({
      payload: (): GraphParams | null => asked.value,
      ask: (wanted: GraphParams) => run.ask('differentiate', wanted),
      onAnswer: (found, wanted) => (device.value = { ...found, key: keyOf(wanted) }),
    }),
  });
  const { settings } = lab;

  const parsed = computed(() => parseExpression(settings.texts.expression.value));
  /** What is wrong with the text, or null. */
  const problem = computed(() => ('problem' in parsed.value ? parsed.value.problem : null));
  let lastTape: Tape = [];
  let lastParams: GraphParams = autodiffGraph.defaults;
  /** The last expression that parsed and the last numbers that were allowed: what is shown while the reader types. */
  const tape = computed(() => ('tape' in parsed.value ? (lastTape = parsed.value.tape) : lastTape));
  const params = computed(() => {
    if (settings.refused.value.length === 0 && problem.value === null) lastParams = settings.values.value;
    return lastParams;
  });
  const key = computed(() => keyOf(params.value));
  const variables = computed(() => variablesOf(tape.value));
  const mode = computed<Mode>(() => params.value.mode);
  /** A variable of the expression: the chosen one, or the first. */
  const seed = computed(() => (variables.value.includes(params.value.seed) ? params.value.seed : variables.value[0]!));
  const inputs = computed(() => Object.fromEntries(VARIABLES.map((name) => [name, params.value[name]])));
  const values = computed(() => runTape(tape.value, inputs.value));
  const partials = computed(() => localPartials(tape.value, values.value));
  const badLine = computed(() => {
    const isBad = (value: number) => !Number.isFinite(value);
    return values.value.findIndex((value, i) => isBad(value) || partials.value[i]!.some(isBad));
  });
  /** What the device is asked about: another stage or mode is no other question. */
  const asked = computed(() => {
    void key.value;
    return badLine.value < 0 ? params.peek() : null;
  });
  const count = computed(() => actionsOf(tape.value, mode.value).length);
  const stageNumber = computed(() => Math.min(params.value.stage, count.value));

  return {
    lab,
    problem,
    tape,
    variables,
    mode,
    values,
    partials,
    /** The first line that has no finite value or derivative; -1 when all have. */
    badLine,
    stageNumber,
    stage: computed(() => stateAt(tape.value, inputs.value, mode.value, seed.value, stageNumber.value)),
    /** The derivative with respect to every variable, in both modes. */
    results: computed(() => {
      const adjoints = reverseMode(tape.value, values.value);
      return variables.value.map((name) => ({
        name,
        reverse: adjoints[tape.value.findIndex((node) => node.kind === 'variable' && node.name === name)]!,
        forward: forwardMode(tape.value, values.value, name).at(-1)!,
      }));
    }),
    layout: computed(() => layoutTape(tape.value)),
    /** The device's findings, when they are about what is shown. */
    found: computed(() => (device.value?.key === key.value ? device.value : null)),

    /** Shows a stage; the last one is kept as "all", so that another expression is shown to its end. */
    goTo(number: number): void {
      settings.texts.stage.value = String(number >= count.value ? LAST_STAGE : Math.max(0, number));
    },
  };
}

/** What `createGraph` makes, for the parts of the view. */
export type GraphState = ReturnType<typeof createGraph>;
