import { batch, signal } from '@preact/signals';
import type { ResolvedCheck } from '@src/exercises/checks.ts';
import type { Exercise } from '@src/exercises/define.ts';
import type { Outcome } from '@src/exercises/judge.ts';
import type { Answer, LearnerError } from '@src/exercises/sandbox/protocol.ts';
import type { ImagesValue, TensorValue, Value } from '@src/exercises/values.ts';
import { loadPart } from '@src/site/loadPart.ts';
import type { Ending, Sandbox } from '../code/sandbox.ts';

/** One check after it was asked: judged, stopped by an error, or never reached. */
export interface Verdict {
  id: string;
  outcome: Outcome | null;
  error: LearnerError | null;
  /** What the call gets. */
  args: readonly Value[];
}

/** What the learner's code wrote and drew, and what it threw meanwhile. */
export type Output = Extract<Answer, { kind: 'console' | 'show' | 'left-out' | 'uncaught' }>;

/** Why nothing came of a run, apart from the code. */
type Trouble = 'not-loaded' | 'no-data' | 'broken';

/** What a run of the code has given so far. */
export interface Run {
  mode: 'run' | 'check';
  /** The code that runs or ran. */
  source: string;
  output: Output[];
  /** How far an optimizer has come; null before its first steps, and at the end. */
  progress: { step: number; loss: number | null } | null;
  /** Why the code as a whole failed. */
  error: LearnerError | null;
  verdicts: Verdict[];
  /** Null while it runs, and when there is trouble. */
  ending: Ending | null;
  trouble: Trouble | null;
}

/** Whether every check passed, and there is one. */
export const isPassed = (verdicts: readonly Verdict[]): boolean =>
  verdicts.length > 0 && verdicts.every(({ outcome }) => outcome?.passed);

/** What asks and judges, loaded with the first run. */
const loadJudgement = () =>
  loadPart(async () => ({
    ...(await import('@src/exercises/checks.ts')),
    ...(await import('@src/exercises/judge.ts')),
  }));
type Judgement = Awaited<ReturnType<typeof loadJudgement>>;

/** What the code writes is drawn this often. */
const DRAWN_EVERY_MS = 30;
/** Most lines and drawings that are kept of one run, whatever comes. */
const MOST_OUTPUT = 600;

/** What runs of an exercise's code use of their surroundings. */
export interface RunSurroundings {
  openSandbox: () => Promise<Sandbox>;
  loadImages: (images: ImagesValue) => Promise<TensorValue>;
  /** A seed for what is drawn at each press of Check. */
  drawSeed: () => number;
}

/**
 * Runs of an exercise's code, one at a time, each asked and judged in the page.
 * @param load the exercise, and its probe when it has one
 */
export function createRuns(
  load: () => Promise<{ exercise: Exercise; probe: string | null }>,
  { openSandbox, loadImages, drawSeed }: RunSurroundings,
) {
  const phase = signal<'idle' | 'loading' | 'running'>('idle');
  const run = signal<Run | null>(null);
  /** Whole seconds until the running code is stopped. */
  const secondsLeft = signal(0);
  let stopping = new AbortController();

  /** Output that is not shown yet: a flood is drawn in few pieces. */
  let waiting: Output[] = [];
  let drawing: ReturnType<typeof setTimeout> | undefined;

  function update(changes: Partial<Run> = {}): void {
    clearTimeout(drawing);
    drawing = undefined;
    run.value = { ...run.value!, output: [...run.value!.output, ...waiting], ...changes };
    waiting = [];
  }

  function take(
    answer: Answer,
    exercise: Exercise,
    checks: ReadonlyMap<string, ResolvedCheck>,
    judge: Judgement['judge'],
  ): void {
    const { output, verdicts, source } = run.value!;
    if (answer.kind === 'result' || (answer.kind === 'error' && answer.call !== null)) {
      const check = checks.get(answer.call!);
      if (!check) return;
      const verdict: Verdict = { id: answer.call!, outcome: null, error: null, args: check.args };
      if (answer.kind === 'error') verdict.error = answer.error;
      else verdict.outcome = judge(exercise, verdict.id, { result: answer.result, ...check, source });
      update({ verdicts: verdicts.map((old) => (old.id === verdict.id ? verdict : old)) });
    } else if (answer.kind === 'error') update({ error: answer.error });
    else if (answer.kind === 'progress') update({ progress: { step: answer.step, loss: answer.loss } });
    else if (answer.kind === 'clear') {
      waiting = [];
      update({ output: [] });
    } else if (answer.kind !== 'done' && output.length + waiting.length < MOST_OUTPUT) {
      waiting.push(answer);
      drawing ??= setTimeout(update, DRAWN_EVERY_MS);
    }
  }

  /** Lets the code run once it is its turn, with the checks' calls or without. @throws what cannot be loaded, and AbortError by `stop` */
  async function execute(mode: Run['mode'], signal: AbortSignal): Promise<void> {
    const unlessStopped = <T>(promise: Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
        promise.then(resolve, reject);
      });
    const [{ exercise, probe }, sandbox, { resolveChecks, resolveInputs, callsOf, judge }] = await unlessStopped(
      Promise.all([load(), openSandbox(), loadJudgement()]),
    );
    await unlessStopped(sandbox.prepare());
    const asked = mode === 'check' ? exercise : { ...exercise, checks: [] };
    const checks = await unlessStopped(resolveChecks(asked, drawSeed(), loadImages));
    const inputs = await unlessStopped(resolveInputs(exercise, run.value!.source, loadImages));
    update({
      verdicts: asked.checks.map(({ id }) => ({ id, outcome: null, error: null, args: checks.get(id)!.args })),
    });
    let endCountdown = () => {};
    const job = {
      code: run.value!.source,
      probe: mode === 'check' ? probe : null,
      backend: exercise.backend,
      calls: callsOf(asked, checks),
      inputs,
    };
    const options = {
      limitMs: exercise.limitMs,
      signal,
      onStart: () => {
        endCountdown();
        endCountdown = countDown(exercise.limitMs);
        phase.value = 'running';
      },
      onAnswer: (answer: Answer) => {
        if (!signal.aborted) take(answer, exercise, checks, judge);
      },
    };
    const ending = await unlessStopped(sandbox.run(job, options)).finally(() => endCountdown());
    update({ ending, progress: null, trouble: ending === 'broken' ? 'broken' : null });
  }

  function countDown(limitMs: number): () => void {
    const endsAt = performance.now() + limitMs;
    const show = () => (secondsLeft.value = Math.max(0, Math.ceil((endsAt - performance.now()) / 1000)));
    show();
    const timer = setInterval(show, 200);
    return () => clearInterval(timer);
  }

  /** Runs the code, or checks it, to its end; nothing while it runs already. */
  async function start(mode: Run['mode'], source: string): Promise<void> {
    if (phase.value !== 'idle') return;
    stopping = new AbortController();
    const { signal } = stopping;
    batch(() => {
      phase.value = 'loading';
      waiting = [];
      run.value = {
        mode,
        source,
        output: [],
        progress: null,
        error: null,
        verdicts: [],
        ending: null,
        trouble: null,
      };
    });
    try {
      await execute(mode, signal);
    } catch (error) {
      if (signal.aborted) update({ ending: 'stopped' });
      else update({ trouble: (error as Error | null)?.name === 'DataError' ? 'no-data' : 'not-loaded' });
    }
    phase.value = 'idle';
  }

  return {
    phase,
    run,
    secondsLeft,
    start,
    /** Ends the run at once. */
    stop: () => stopping.abort(),
    /** Loads the sandbox in advance; a failure is said when the code is to run. */
    prepare: () =>
      void openSandbox()
        .then((sandbox) => sandbox.prepare())
        .catch(() => undefined),
  };
}
