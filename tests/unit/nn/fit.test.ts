import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../src/engine/protocol.ts';
import { Fit } from '../../../src/nn/fit.ts';
import { watch, type FitSnapshot, type FitState, type Learner, type LearnerState } from '../../../src/nn/learner.ts';
import { stepsOf } from '../../../src/nn/plan.ts';

type Errors = { loss: number; distance: number };

/** Walks from w = 0 to 1: each step a tenth of the way, its loss (w − 1)². It says what it was shown. */
class Walker implements Learner<Errors> {
  readonly names = ['w'];
  learningRate = 0.1;
  w = 0;
  readonly rows: number[][] = [];
  /** How late results are, and steps that end in NaN. */
  delay: () => Promise<void> = () => Promise.resolve();
  breaksAt = new Set<number>();

  step(rows: readonly number[]) {
    this.rows.push([...rows]);
    const distance = Math.abs(this.w - 1);
    const isBroken = this.breaksAt.delete(this.rows.length);
    this.w = isBroken ? Number.NaN : this.w + this.learningRate * (1 - this.w);
    const result = { loss: isBroken ? Number.NaN : distance ** 2, distance };
    return watch(this.delay().then(() => result));
  }
  async evaluate(rows: ArrayLike<number>, turn: (n: number) => Promise<void>) {
    await turn(rows.length);
    return { loss: (this.w - 1) ** 2, distance: Math.abs(this.w - 1) };
  }
  state(): Promise<LearnerState> {
    return Promise.resolve({ weights: [Float32Array.of(this.w)], moments1: [], moments2: [] });
  }
  restore({ weights }: LearnerState) {
    this.w = weights[0]![0]!;
  }
}

const PLAN = { examples: 25, epochs: 2, batchSize: 4, learningRate: 0.1, validationSplit: 0.2, seed: 1 };

function contextOf(changes: { due?: () => boolean; paused?: () => boolean; onFault?: (fault: Fault) => void } = {}) {
  return {
    get due() {
      return changes.due?.() ?? true;
    },
    get paused() {
      return changes.paused?.() ?? false;
    },
    turn: () => Promise.resolve(),
    recover: (fault: Fault) => Promise.resolve(changes.onFault?.(fault)),
  };
}

async function run(learner: Walker, kept: FitState<Errors> | null = null, context = contextOf(), plan = PLAN) {
  const states: FitState<Errors>[] = [];
  const fit = new Fit<Errors>(learner, plan, context, { kept, keep: (state) => states.push(state), lowestRate: 0.01 });
  const snapshots: FitSnapshot<Errors>[] = [];
  for await (const snapshot of fit.run()) snapshots.push(snapshot);
  return { fit, states, snapshots };
}

describe('a run', () => {
  test('shows every example once an epoch, in another order, and never the held-out ones', async () => {
    expect(stepsOf(PLAN)).toEqual({ held: 5, training: 20, stepsPerEpoch: 5, totalSteps: 10 });
    const learner = new Walker();
    await run(learner);
    const [first, second] = [learner.rows.slice(0, 5).flat(), learner.rows.slice(5).flat()];
    expect(new Set(first).size).toBe(20);
    expect([...second].sort()).toEqual([...first].sort());
    expect(second).not.toEqual(first);
  });

  test('the last batch of an epoch takes what is left', async () => {
    const learner = new Walker();
    await run(learner, null, contextOf(), { ...PLAN, batchSize: 8 });
    expect(learner.rows.map(({ length }) => length)).toEqual([8, 8, 4, 8, 8, 4]);
  });

  test('tells losses in order, means of every metric, and the time left', async () => {
    const { snapshots } = await run(new Walker());
    const trained = snapshots.filter((snapshot) => snapshot.phase === 'train');
    expect(trained.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(trained.map(({ epoch, stepInEpoch }) => `${epoch}/${stepInEpoch}`).at(-1)).toBe('2/5');
    expect(trained[1]!.losses[0]).toBeCloseTo(0.81, 6);
    expect(trained[1]!.means.distance).toBeCloseTo(0.9, 6);
    expect(trained.at(-1)!.etaSeconds).toBe(0);
    const epochs = snapshots.filter((snapshot) => snapshot.phase === 'epoch');
    expect(epochs[0]!.train.distance).toBeCloseTo((1 + 0.9 + 0.81 + 0.729 + 0.6561) / 5, 6);
    expect(epochs[0]!.held!.loss).toBeCloseTo(0.9 ** 10, 6);
    expect(epochs[1]!.state.epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
  });

  test('without held-out examples measures nothing', async () => {
    const { snapshots } = await run(new Walker(), null, contextOf(), { ...PLAN, validationSplit: 0 });
    expect(snapshots.flatMap((snapshot) => (snapshot.phase === 'epoch' ? [snapshot.held] : []))).toEqual([null, null]);
  });

  test('reads losses late: at most eight steps are on their way, and none at an epoch’s end', async () => {
    const learner = new Walker();
    let answered = 0;
    let most = 0;
    learner.delay = async () => {
      most = Math.max(most, learner.rows.length - answered);
      await new Promise((resolve) => setTimeout(resolve, 1));
      answered++;
    };
    const context = { ...contextOf({ due: () => false }) };
    const { snapshots } = await run(learner, null, context, { ...PLAN, examples: 250, epochs: 1, batchSize: 5 });
    expect(most).toBeGreaterThan(3);
    expect(most).toBeLessThanOrEqual(9);
    const told = snapshots.flatMap((snapshot) => (snapshot.phase === 'train' ? [...snapshot.losses] : []));
    expect(told).toHaveLength(40);
  });

  test('keeps a history of means of ten steps', async () => {
    const { snapshots } = await run(new Walker(), null, contextOf(), { ...PLAN, epochs: 5 });
    const last = snapshots.at(-1)!;
    expect(last.phase === 'epoch' && last.state.history.map(({ step }) => step)).toEqual([10, 20]);
  });
});

describe('a kept state', () => {
  test('is gone on from as if nothing had been', async () => {
    const whole = new Walker();
    const { states } = await run(whole);
    const second = new Walker();
    second.w = 99;
    const { snapshots, states: later } = await run(second, states[0]!);
    expect(second.rows).toEqual(whole.rows.slice(5));
    expect(second.w).toBeCloseTo(whole.w, 6);
    expect(snapshots[0]).toMatchObject({ phase: 'train', step: 6, epoch: 2 });
    expect(later.at(-1)!.epochs[0]).toEqual(states.at(-1)!.epochs[0]);
    expect(later.at(-1)!.epochs[1]!.train.loss).toBeCloseTo(states.at(-1)!.epochs[1]!.train.loss, 6);
  });

  test('of a finished run trains no more', async () => {
    const { states } = await run(new Walker());
    const learner = new Walker();
    expect((await run(learner, states.at(-1)!)).snapshots).toEqual([]);
    expect(learner.rows).toEqual([]);
  });

  test('in the middle of an epoch rebuilds its order', async () => {
    const whole = new Walker();
    const { states } = await run(whole);
    const learner = new Walker();
    await run(learner, { ...states[0]!, step: 7 });
    expect(learner.rows).toEqual(whole.rows.slice(7));
  });
});

describe('numbers that are not finite', () => {
  test('lead back to the last good state, and on at a tenth of the rate', async () => {
    const learner = new Walker();
    learner.breaksAt.add(8);
    const faults: Fault[] = [];
    const { snapshots } = await run(learner, null, contextOf({ onFault: (fault) => faults.push(fault) }));
    expect(faults).toMatchObject([
      { code: 'not-finite', place: { step: 8, tensor: 'w' }, retry: { step: 5, learningRate: 0.01 } },
    ]);
    const last = snapshots.at(-1)!;
    expect(last.phase === 'epoch' && last.state).toMatchObject({ step: 10, learningRate: 0.01 });
    expect(last.phase === 'epoch' && last.state.epochs).toHaveLength(2);
  });

  test('before the first epoch ends lead back to the start', async () => {
    const learner = new Walker();
    learner.breaksAt.add(2);
    const faults: Fault[] = [];
    await run(learner, null, contextOf({ onFault: (fault) => faults.push(fault) }));
    expect(faults[0]!.retry).toEqual({ step: 0, learningRate: 0.01 });
    expect(learner.w).toBeCloseTo(1 - 0.99 ** 10, 6);
  });

  test('end the run when no lower rate is left, and are never kept', async () => {
    const learner = new Walker();
    for (const step of [8, 11]) learner.breaksAt.add(step);
    await expect(run(learner)).rejects.toThrow('not-finite: step 8: w');
    learner.w = Number.NaN;
    const fit = new Fit<Errors>(learner, PLAN, contextOf(), { kept: null, keep: () => undefined, lowestRate: 0.01 });
    await expect(fit.state()).rejects.toThrow('not-finite: step 0: w');
  });
});
