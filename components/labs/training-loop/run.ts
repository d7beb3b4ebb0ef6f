import { batch, computed, effect, signal } from '@preact/signals';
import type { Locale } from '@src/i18n/locale.ts';
import {
  DEFAULT_PARAMS,
  PARAM_RANGES,
  PARTS,
  type LoopState,
  type TrainingLoopParams,
  type TrainingLoopSnapshot,
} from '@src/labs/training-loop/protocol.ts';
import { createLabRun } from '../frame/labRun.ts';
import { createSettings } from '../frame/settings.ts';
import { explainState, show } from './explain.ts';
import { strings } from './strings.ts';

/** The state before a run, from the settings alone. */
function startState(p: TrainingLoopParams): LoopState {
  const parameters = { W1: [p.w11, p.w12, p.w21, p.w22], b1: [p.b1, p.b2], w2: [p.v1, p.v2], b2: p.c };
  const unknown = { z1: null, a1: null, prediction: null, loss: null, dPrediction: null, dz1: null, gradients: null };
  return { part: null, updates: 0, parameters, before: null, ...unknown };
}

/** The lab's live state: every part done so far, and which of them is shown. */
export function createRun(locale: Locale) {
  const words = strings[locale];
  const settings = createSettings<TrainingLoopParams>('training-loop', DEFAULT_PARAMS, PARAM_RANGES);
  const history = signal<LoopState[]>([]);
  const cursor = signal(0);
  /** The index to show when it is there. */
  let wanted = 0;
  /** The last index that the session has been asked for; −1 while there is no session. */
  let asked = -1;
  let cleared = Promise.resolve();
  const run = createLabRun<TrainingLoopSnapshot>({
    lab: 'training-loop',
    needs: { size: 'tiny', backends: ['wasm', 'cpu'] },
    onSnapshot: ({ states }) => receive(states),
    restartParams: () => ({ ...settings.values.peek(), position: Math.max(0, history.peek().length - 1) }),
  });
  const last = () => history.peek().length - 1;
  let lastValid = DEFAULT_PARAMS;
  const params = computed(() =>
    settings.refused.value.length === 0 ? (lastValid = settings.values.value) : lastValid,
  );
  const state = computed(() => history.value[cursor.value] ?? startState(params.value));
  const lines = computed(() => explainState(state.value, params.value));
  const losses = computed(() =>
    history.value
      .slice(0, cursor.value + 1)
      .flatMap(({ part, updates, loss }) => (part === 'loss' ? [{ x: updates + 1, y: loss! }] : [])),
  );

  function receive(states: LoopState[]): void {
    // The first snapshot of a session begins before the first part.
    history.value = states[0]?.part === null ? states : [...history.peek(), ...states];
    const isThere = last() >= wanted;
    if (isThere || !matchMedia('(prefers-reduced-motion: reduce)').matches) cursor.value = Math.min(last(), wanted);
    if (isThere) announce();
    else if (last() >= asked) ask();
  }

  function ask(): void {
    const values = settings.values.peek();
    asked = Math.max(last(), values.position) + 1;
    void cleared.then(() => run.step(values));
  }

  function announce(): void {
    const { part } = state.peek();
    const results = lines.peek().map(({ symbol, result }) => `${symbol} ${show(result)}`);
    run.announcement.value = [part ? words.parts[part] : words.start, results.join(', ')].join(' ');
  }

  /** Shows a later part, computing what is not there yet. */
  function goTo(index: number): void {
    wanted = index;
    cursor.value = Math.max(0, Math.min(last(), index));
    if (last() >= index || run.state.peek() === 'done') announce();
    else if (last() >= asked) ask();
  }

  async function reset(): Promise<void> {
    wanted = 0;
    asked = -1;
    batch(() => {
      history.value = [];
      cursor.value = 0;
    });
    await (cleared = run.clear());
  }

  /** Where the run begins: at a link's position, or with the first part. */
  const first = () => Math.max(1, settings.values.peek().position);

  return {
    ...run,
    words,
    settings,
    state,
    labState: run.state,
    lines,
    losses,
    params,
    cursor,
    canGoOn: computed(() => run.state.value !== 'done' || cursor.value < history.value.length - 1),
    next: () => goTo(history.peek().length === 0 ? first() : cursor.peek() + 1),
    back: () => goTo(cursor.peek() - 1),
    finishStep: () => goTo((Math.floor(cursor.peek() / PARTS.length) + 1) * PARTS.length),
    tenSteps: () => goTo((Math.floor(cursor.peek() / PARTS.length) + 10) * PARTS.length),
    reset,
    /** After a fault: goes on from where it was, still by presses. */
    goOn(): void {
      asked = last() + 1;
      run.goOn();
      run.pause();
    },
    /** A changed setting starts anew, at the first part unless a link says where. @returns stops watching */
    watchSettings(): () => void {
      let before = settings.values.peek();
      return effect(() => {
        const values = settings.values.value;
        const isOther = JSON.stringify(values) !== JSON.stringify(before);
        const isMoved = values.position !== before.position;
        before = values;
        if (!isOther) return;
        if (run.hasSession() || history.peek().length > 0) void reset();
        if (!isMoved) settings.texts.position.value = '0';
      });
    },
  };
}

/** What `createRun` makes. */
export type Run = ReturnType<typeof createRun>;
