import { computed, effect, signal } from '@preact/signals';
import type { Locale } from '@src/i18n/locale.ts';
import {
  centralDifferences,
  deltas,
  deriveGradients,
  flatten,
  forward,
  PARAMETER_NAMES,
  printedGradients,
  relativeError,
} from '@src/math/network231.ts';
import {
  DEFAULT_PARAMS,
  indexOfPower,
  INPUT_NAMES,
  networkOf,
  PARAM_RANGES,
  STEPS_H,
  type AuditParams,
  type AuditSnapshot,
  type DeviceAudit,
} from '@src/labs/gradient-audit/protocol.ts';
import { Curve, type Point } from '../../charts/curve.ts';
import { createLabRun } from '../frame/labRun.ts';
import { createSettings } from '../frame/settings.ts';
import type { LiveValues } from './symbols.ts';
import { strings } from './strings.ts';

const LAB = 'gradient-audit';
const COUNT = PARAMETER_NAMES.length;

/** The inputs as a text, to tell whether two runs are of the same network. */
const keyOf = (params: AuditParams) => INPUT_NAMES.map((name) => params[name]).join();

/** The lab's live state: what is computed while typing, and what a run finds. */
export function createState(locale: Locale) {
  const words = strings[locale];
  const settings = createSettings<AuditParams>(LAB, DEFAULT_PARAMS, PARAM_RANGES);
  const step = signal(0);
  const losses = signal<{ right: Point[]; printed: Point[] }>({ right: [], printed: [] });
  const last = signal<{ right: number; printed: number } | null>(null);
  const device = signal<(DeviceAudit & { key: string }) | null>(null);
  let curves = { right: new Curve(), printed: new Curve() };
  let startedKey = '';

  const run = createLabRun<AuditSnapshot>({
    lab: LAB,
    needs: { size: 'tiny', backends: ['wasm', 'cpu'] },
    onSnapshot(snapshot) {
      if (snapshot.phase === 'audit') {
        device.value = { J: snapshot.J, autodiff: snapshot.autodiff, central: snapshot.central, key: startedKey };
        return;
      }
      const { right, printed } = snapshot;
      const first = snapshot.step - right.length + 1;
      for (const i of right.keys()) {
        curves.right.add(first + i, right[i]!);
        curves.printed.add(first + i, printed[i]!);
      }
      step.value = snapshot.step;
      last.value = { right: right.at(-1)!, printed: printed.at(-1)! };
      losses.value = { right: curves.right.points(), printed: curves.printed.points() };
    },
    onDone() {
      const { right, printed } = last.value!;
      run.announcement.value = words.announceDone(right.toFixed(5), printed.toFixed(4));
    },
  });
  const isFree = computed(() => run.state.value === 'idle' || run.state.value === 'done');

  /** The last settings that were allowed: what is shown while the reader types. */
  let allowed = DEFAULT_PARAMS;
  const params = computed(() => {
    if (settings.refused.value.length === 0) allowed = settings.values.value;
    return allowed;
  });
  const key = computed(() => keyOf(params.value));
  const network = computed(() => {
    void key.value;
    return networkOf(params.peek());
  });
  const derived = computed(() => flatten(deriveGradients(network.value.parameters, network.value.example)));
  const printed = computed(() => flatten(printedGradients(network.value.parameters, network.value.example)));
  const grid = computed(() =>
    STEPS_H.map((h) => centralDifferences(network.value.parameters, network.value.example, h)),
  );
  const live = computed<LiveValues>(() => {
    const { parameters, example } = network.value;
    const pass = forward(parameters, example);
    const gradients = Object.fromEntries(PARAMETER_NAMES.map((name, i) => [name, derived.value[i]!]));
    return { parameters, example, pass, ...deltas(parameters, example, pass), gradients };
  });
  /** The device's findings, when they are about the network shown. */
  const audit = computed(() => (device.value?.key === key.value ? device.value : null));
  const hIndex = computed(() => indexOfPower(params.value.hPower));
  const errors = computed(() => {
    const name = params.value.errorOf;
    const index = name === 'all' ? null : PARAMETER_NAMES.indexOf(name);
    const found = audit.value;
    const of = (gradient: ArrayLike<number>) => relativeError(gradient, derived.value, index);
    return {
      double: grid.value.map(of),
      single: found && STEPS_H.map((_, row) => of(found.central.subarray(COUNT * row, COUNT * (row + 1)))),
    };
  });

  const clear = async () => {
    await run.clear();
    curves = { right: new Curve(), printed: new Curve() };
    step.value = 0;
    last.value = null;
    losses.value = { right: [], printed: [] };
    device.value = null;
  };
  const begin = async () => {
    await clear();
    startedKey = key.value;
  };

  return {
    ...run,
    words,
    locale,
    settings,
    isFree,
    params,
    live,
    derived,
    printed,
    grid,
    audit,
    hIndex,
    errors,
    step,
    losses,
    last,
    reset: clear,

    /** A new run: the audit on the device, then both trainings. */
    async start(): Promise<void> {
      await begin();
      await run.launch(params.value);
    },

    /** One step of both trainings. */
    async stepOnce(): Promise<void> {
      if (!run.hasSession()) await begin();
      await run.step(params.value);
    },

    /**
     * After a run, inputs that change are audited on the device at once; the curves, which belong to the old inputs, go.
     * @returns stops following
     */
    followInputs(): () => void {
      return effect(() => {
        const wanted = key.value;
        if (run.state.value !== 'done' || device.peek()?.key === wanted) return;
        const generation = run.generation();
        losses.value = { right: [], printed: [] };
        last.value = null;
        step.value = 0;
        run.ask<DeviceAudit>('audit', params.peek()).then(
          (found) => {
            if (generation === run.generation() && wanted === key.peek()) device.value = { ...found, key: wanted };
          },
          () => {}, // the session has ended meanwhile: the column stays empty until the next run
        );
      });
    },
  };
}

/** What the views draw. */
export type State = ReturnType<typeof createState>;
