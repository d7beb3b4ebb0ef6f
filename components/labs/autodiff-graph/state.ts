import { computed, effect, signal } from '@preact/signals';
import type { Locale } from '@src/i18n/locale.ts';
import { layoutTape } from '@src/labs/autodiff-graph/layout.ts';
import { parseExpression, VARIABLES } from '@src/labs/autodiff-graph/parse.ts';
import {
  DEFAULT_PARAMS,
  LAST_STAGE,
  PARAM_RANGES,
  type DeviceGradients,
  type GraphParams,
  type GraphSnapshot,
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
import { createLabRun } from '../frame/labRun.ts';
import { createSettings } from '../frame/settings.ts';
import { strings } from './strings.ts';
import { writeNumber } from './writing.ts';

const LAB = 'autodiff-graph';

/** The expression and the values that it uses, as a text. */
const keyOf = (params: GraphParams) => [params.expression, ...VARIABLES.map((name) => params[name])].join();

/** The lab's live state: the tape of what is typed, the stage, and what the device finds. */
export function createState(locale: Locale) {
  const words = strings[locale];
  const settings = createSettings<GraphParams>(LAB, DEFAULT_PARAMS, PARAM_RANGES);
  const device = signal<(DeviceGradients & { key: string }) | null>(null);
  let startedKey = '';
  const run = createLabRun<GraphSnapshot>({
    lab: LAB,
    needs: { size: 'tiny', backends: ['wasm', 'cpu'] },
    onSnapshot: ({ value, gradients }) => (device.value = { value, gradients, key: startedKey }),
    onDone: () => (run.announcement.value = words.announceDone(writeNumber(device.value!.value))),
  });

  /** What is wrong with the text, or null. */
  const problem = computed(() => {
    const parsed = parseExpression(settings.texts.expression.value);
    return 'problem' in parsed ? parsed.problem : null;
  });
  let lastTape: Tape = [];
  let lastParams = DEFAULT_PARAMS;
  /** The last expression that parsed and the last numbers that were allowed: what is shown while the reader types. */
  const tape = computed(() => {
    const parsed = parseExpression(settings.texts.expression.value);
    if ('tape' in parsed) lastTape = parsed.tape;
    return lastTape;
  });
  const params = computed(() => {
    if (settings.refused.value.length === 0 && problem.value === null) lastParams = settings.values.value;
    return lastParams;
  });
  const variables = computed(() => variablesOf(tape.value));
  const mode = computed(() => params.value.mode as Mode);
  /** A variable of the expression: the chosen one, or the first. */
  const seed = computed(() => (variables.value.includes(params.value.seed) ? params.value.seed : variables.value[0]!));
  const inputs = computed(() => Object.fromEntries(VARIABLES.map((name) => [name, params.value[name]])));
  const values = computed(() => runTape(tape.value, inputs.value));
  const partials = computed(() => localPartials(tape.value, values.value));
  const badLine = computed(() => {
    const isBad = (value: number) => !Number.isFinite(value);
    return values.value.findIndex((value, i) => isBad(value) || partials.value[i]!.some(isBad));
  });
  const count = computed(() => actionsOf(tape.value, mode.value).length);
  const stageNumber = computed(() => Math.min(params.value.stage, count.value));
  const stage = computed(() => stateAt(tape.value, inputs.value, mode.value, seed.value, stageNumber.value));
  const results = computed(() => {
    const adjoints = reverseMode(tape.value, values.value);
    return variables.value.map((name) => ({
      name,
      reverse: adjoints[tape.value.findIndex((node) => node.kind === 'variable' && node.name === name)]!,
      forward: forwardMode(tape.value, values.value, name).at(-1)!,
    }));
  });
  const key = computed(() => keyOf(params.value));

  const reset = async () => {
    await run.clear();
    device.value = null;
  };

  return {
    ...run,
    words,
    locale,
    settings,
    problem,
    tape,
    params,
    variables,
    mode,
    seed,
    values,
    partials,
    badLine,
    stage,
    stageNumber,
    results,
    layout: computed(() => layoutTape(tape.value)),
    isFree: computed(() => run.state.value === 'idle' || run.state.value === 'done'),
    canStart: computed(() => settings.refused.value.length === 0 && problem.value === null && badLine.value < 0),
    /** The device's findings, when they are about what is shown. */
    found: computed(() => (device.value?.key === key.value ? device.value : null)),
    reset,

    /** Differentiates on the device. */
    async start(): Promise<void> {
      await reset();
      startedKey = key.value;
      await run.launch(params.value);
    },

    /** Shows a stage; the last one is kept as "all", so that another expression is shown to its end. */
    goTo(number: number): void {
      settings.texts.stage.value = String(number >= count.value ? LAST_STAGE : Math.max(0, number));
    },

    /**
     * After a run, whatever is typed is differentiated on the device at once.
     * @returns stops following
     */
    followInputs(): () => void {
      return effect(() => {
        const wanted = key.value;
        if (run.state.value !== 'done' || badLine.value >= 0 || device.peek()?.key === wanted) return;
        const generation = run.generation();
        run.ask<DeviceGradients>('differentiate', params.peek()).then(
          (answer) => {
            if (generation === run.generation() && wanted === key.peek()) device.value = { ...answer, key: wanted };
          },
          () => {}, // the session has ended meanwhile: the column stays empty until the next run
        );
      });
    },
  };
}

/** What the views draw. */
export type State = ReturnType<typeof createState>;
