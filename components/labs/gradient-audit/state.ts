import { batch, computed, signal } from '@preact/signals';
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
  gradientAudit,
  indexOfPower,
  INPUT_NAMES,
  networkOf,
  STEPS_H,
  type AuditParams,
  type AuditTalk,
  type DeviceAudit,
} from '@src/labs/gradient-audit/protocol.ts';
import { Curve, type Point } from '../../charts/curve.ts';
import { createLab } from '../frame/createLab.ts';
import type { Language } from '../frame/language.ts';
import type { Words } from './en.ts';
import type { LiveValues } from './symbols.ts';

const COUNT = PARAMETER_NAMES.length;

/** The inputs as a text, to tell whether two runs are of the same network. */
const keyOf = (params: AuditParams) => INPUT_NAMES.map((name) => params[name]).join();

/** The lab's live state: what is computed while typing, and what a run finds. */
export function createAudit(language: Language<Words>) {
  const step = signal(0);
  const losses = signal<{ right: Point[]; printed: Point[] }>({ right: [], printed: [] });
  const last = signal<{ right: number; printed: number } | null>(null);
  const device = signal<(DeviceAudit & { key: string }) | null>(null);
  let curves = { right: new Curve(), printed: new Curve() };
  const forgetRuns = () => {
    curves = { right: new Curve(), printed: new Curve() };
    step.value = 0;
    last.value = null;
    losses.value = { right: [], printed: [] };
  };

  const lab = createLab<AuditParams, AuditTalk, Words>(gradientAudit, language, {
    take(snapshot) {
      if (snapshot.phase === 'audit') {
        const { J, autodiff, central } = snapshot;
        // The inputs are fixed while a run is on: what comes is about those that are shown.
        device.value = { J, autodiff, central, key: key.peek() };
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
    forget() {
      forgetRuns();
      device.value = null;
    },
    announce() {
      const { right, printed } = last.value!;
      return language.words.announceDone(right.toFixed(5), printed.toFixed(4));
    },
    // After a run, inputs that change are audited on the device at once; the curves, which belong to the old inputs, go.
    recompute: ({ run }) => ({
      payload: (): AuditParams => asked.value,
      ask: (wanted: AuditParams) => run.ask('audit', wanted),
      onAnswer(found, wanted) {
        const other = keyOf(wanted);
        batch(() => {
          if (device.peek()?.key !== other) forgetRuns();
          device.value = { ...found, key: other };
        });
      },
    }),
  });

  /** The last settings that were allowed: what is shown while the reader types. */
  const params = lab.settings.allowed;
  const key = computed(() => keyOf(params.value));
  /** Another h or another error's parameter is no other network. */
  const asked = computed(() => {
    void key.value;
    return params.peek();
  });
  const network = computed(() => networkOf(asked.value));
  const derived = computed(() => flatten(deriveGradients(network.value.parameters, network.value.example)));
  const grid = computed(() =>
    STEPS_H.map((h) => centralDifferences(network.value.parameters, network.value.example, h)),
  );
  /** The device's findings, when they are about the network shown. */
  const audit = computed(() => (device.value?.key === key.value ? device.value : null));

  return {
    lab,
    params,
    /** Every value that a symbol can stand for. */
    live: computed<LiveValues>(() => {
      const { parameters, example } = network.value;
      const pass = forward(parameters, example);
      const gradients = Object.fromEntries(PARAMETER_NAMES.map((name, i) => [name, derived.value[i]!]));
      return { parameters, example, pass, ...deltas(parameters, example, pass), gradients };
    }),
    /** The gradients by hand and as printed, [13] each; by differences, [steps of h][13]. */
    derived,
    printed: computed(() => flatten(printedGradients(network.value.parameters, network.value.example))),
    grid,
    audit,
    hIndex: computed(() => indexOfPower(params.value.hPower)),
    /** Relative errors of the differences by h, in both precisions. */
    errors: computed(() => {
      const name = params.value.errorOf;
      const index = name === 'all' ? null : PARAMETER_NAMES.indexOf(name);
      const found = audit.value;
      const of = (gradient: ArrayLike<number>) => relativeError(gradient, derived.value, index);
      return {
        double: grid.value.map(of),
        single: found && STEPS_H.map((_, row) => of(found.central.subarray(COUNT * row, COUNT * (row + 1)))),
      };
    }),
    step,
    losses,
    last,
  };
}

/** What `createAudit` makes, for the parts of the view. */
export type AuditState = ReturnType<typeof createAudit>;
