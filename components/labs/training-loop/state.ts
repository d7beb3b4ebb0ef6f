import { computed, effect, signal } from '@preact/signals';
import { predictHidden, predictLosses } from '@src/labs/training-loop/predict.ts';
import {
  PARTS,
  trainingLoop,
  type LoopState,
  type TrainingLoopParams,
  type TrainingLoopTalk,
} from '@src/labs/training-loop/protocol.ts';
import { createLab } from '../frame/createLab.ts';
import type { Language } from '../frame/language.ts';
import type { Words } from './en.ts';
import { explainState, show } from './explain.ts';

/** Steps that the curve shows from the start. */
const FIRST_STEPS = 10;

/** The state before a run, from the settings alone. */
function startState(p: TrainingLoopParams): LoopState {
  const parameters = { W1: [p.w11, p.w12, p.w21, p.w22], b1: [p.b1, p.b2], w2: [p.v1, p.v2], b2: p.c };
  const unknown = { z1: null, a1: null, prediction: null, loss: null, dPrediction: null, dz1: null, gradients: null };
  return { part: null, updates: 0, parameters, before: null, ...unknown };
}

/** The lab's live state: every part done so far, and which of them is shown. */
export function createLoop(language: Language<Words>) {
  const { words } = language;
  const history = signal<LoopState[]>([]);
  const cursor = signal(0);
  /** The index to show when it is there. */
  let wanted = 0;
  /** The last index that the session has been asked for; −1 while there is no session. */
  let asked = -1;
  let cleared = Promise.resolve();
  const lab = createLab<TrainingLoopParams, TrainingLoopTalk, Words>(trainingLoop, language, {
    take: ({ states }) => receive(states),
    forget() {
      history.value = [];
      cursor.value = 0;
    },
    announce: () => tell(),
    isFixed: () => false,
    restartParams: (params) => ({ ...params, position: Math.max(0, last()) }),
  });
  const { run, settings } = lab;
  const last = (): number => history.peek().length - 1;
  const state = computed((): LoopState => history.value[cursor.value] ?? startState(settings.allowed.value));
  const lines = computed(() => explainState(state.value, settings.allowed.value));
  /** Before the first part: its lines, worked out by hand. */
  const firstLines = computed(() => {
    const params = settings.allowed.value;
    return explainState({ ...startState(params), ...predictHidden(params), part: 'hidden' }, params);
  });
  const losses = computed(() =>
    history.value
      .slice(0, cursor.value + 1)
      .flatMap(({ part, updates, loss }) => (part === 'loss' ? [{ x: updates + 1, y: loss! }] : [])),
  );
  /** Steps on the curve's axis. */
  const shownSteps = computed(() => Math.max(FIRST_STEPS, losses.value.at(-1)?.x ?? 0));

  /** The part that is shown and its results, for screen readers. */
  function tell(): string {
    const { part } = state.peek();
    const results = lines.peek().map(({ symbol, result }) => `${symbol} ${show(result)}`);
    return [part ? words.parts[part] : words.start, results.join(', ')].join(' ');
  }
  const announce = () => (run.announcement.value = tell());

  function receive(states: LoopState[]): void {
    // The first snapshot of a session begins before the first part.
    history.value = states[0]?.part === null ? states : [...history.peek(), ...states];
    const isThere = last() >= wanted;
    if (isThere || !matchMedia('(prefers-reduced-motion: reduce)').matches) cursor.value = Math.min(last(), wanted);
    if (isThere) announce();
    else if (last() >= asked) ask();
  }

  function ask(): void {
    asked = Math.max(last(), settings.values.peek().position) + 1;
    void cleared.then(() => lab.step());
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
    await (cleared = lab.reset());
  }

  /** Where the run begins: at a link's position, or with the first part. */
  const first = () => Math.max(1, settings.values.peek().position);

  return {
    lab,
    state,
    lines,
    firstLines,
    losses,
    shownSteps,
    /** The losses that ordinary arithmetic expects, as far as the curve's axis goes. */
    predicted: computed(() =>
      predictLosses(settings.allowed.value, shownSteps.value).map((y, step) => ({ x: step + 1, y })),
    ),
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

/** What `createLoop` makes, for the parts of the view. */
export type Loop = ReturnType<typeof createLoop>;
