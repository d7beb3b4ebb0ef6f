import { effect, type ReadonlySignal } from '@preact/signals';
import type { LabState } from './labState.ts';

/** What is asked anew, and when. */
export interface Recompute<P, A> {
  /** Asks the session. */
  ask(payload: P): Promise<A>;
  /** What to ask with now, reading signals; null when there is nothing to ask. */
  payload(): P | null;
  onAnswer(answer: A, payload: P): void;
}

interface FollowedRun {
  state: ReadonlySignal<LabState>;
  hasSession(): boolean;
  generation(): number;
}

/**
 * While a finished session is there, asks it to compute anew whenever the settings change: one question at a time, the last
 * settings win, and answers for an ended run are dropped. Nothing happens before the reader's first run.
 * @returns stops following
 */
export function followSettings<P, A>(run: FollowedRun, { ask, payload, onAnswer }: Recompute<P, A>): () => void {
  /** Run whose answer is awaited, or null. */
  let asked: number | null = null;
  /** What is to be asked next; null when nothing is. */
  let wanted: P | null = null;
  const askOn = async () => {
    const generation = run.generation();
    if (asked === generation) return;
    asked = generation;
    while (wanted !== null && run.state.peek() === 'done') {
      const question = wanted;
      wanted = null;
      const answer = await ask(question).catch(() => null);
      if (run.generation() !== generation) return;
      if (answer !== null) onAnswer(answer, question);
    }
    asked = null;
  };
  return effect(() => {
    const isDone = run.state.value === 'done';
    wanted = payload();
    if (isDone && wanted !== null && run.hasSession()) void askOn();
  });
}
