import { effect, type ReadonlySignal } from '@preact/signals';
import type { LabRun } from './labRun.ts';

interface LiveSettings<T extends object> {
  values: ReadonlySignal<T>;
  refused: ReadonlySignal<readonly string[]>;
}

/**
 * While a finished session is there, asks it to compute anew whenever the settings change: one question at a time, the last
 * settings win, and answers for an ended run are dropped. Nothing happens before the reader's first run.
 * @returns stops following
 */
export function followSettings<T extends object, A>(
  run: Pick<LabRun, 'state' | 'hasSession' | 'generation' | 'ask'>,
  settings: LiveSettings<T>,
  onAnswer: (answer: A) => void,
): () => void {
  /** Run whose answer is awaited, or null. */
  let asked: number | null = null;
  let isStale = false;
  const ask = async () => {
    const generation = run.generation();
    if (asked === generation) {
      isStale = true;
      return;
    }
    asked = generation;
    do {
      isStale = false;
      const answer = await run.ask<A>('compute', settings.values.peek()).catch(() => null);
      if (run.generation() !== generation) return;
      if (answer !== null) onAnswer(answer);
    } while (isStale && run.state.peek() === 'done' && settings.refused.peek().length === 0);
    asked = null;
  };
  return effect(() => {
    void settings.values.value;
    const isReady = run.state.value === 'done' && settings.refused.value.length === 0;
    if (isReady && run.hasSession()) void ask();
  });
}
