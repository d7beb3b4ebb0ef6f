import { startSession } from '../../src/labs/engine.ts';
import type { LabPlan } from '../../src/labs/lab.ts';

/** Most cycles that what ran before may take to free its tensors. */
const SETTLING_CYCLES = 10;

/** Every lab's protocol module; each exports the lab's plan. */
const protocols = import.meta.glob<Record<string, Partial<LabPlan> | undefined>>('../../src/labs/*/protocol.ts', {
  eager: true,
});

/** Name and start parameters of every lab that has a session. */
export function startsOfLabs(): { lab: string; params: unknown }[] {
  return Object.values(protocols).flatMap((module) => {
    const plan = Object.values(module).find((value) => value?.ranges && value.needs);
    if (!plan) return [];
    // One sheet of images is enough.
    return [{ lab: plan.id!, params: { ...plan.defaults, ...('images' in plan.ranges! && { images: 2500 }) } }];
  });
}

/** Starts a lab, waits for its first snapshot, resets it. @returns the number of tensors afterwards */
function cycle(lab: string, params: unknown, element: HTMLElement): Promise<number> {
  return new Promise((resolve, reject) => {
    let ended = false;
    const end = () => {
      if (ended) return;
      ended = true;
      void handle.abort().then(({ tensors }) => resolve(tensors));
    };
    const handle = startSession(
      { lab, params, needs: { size: 'large' }, force: 'wasm', element },
      {
        onStarted: () => undefined,
        onSnapshot: (snapshot) => !('phase' in snapshot && snapshot.phase === 'load') && end(),
        onDone: end,
        onFault: (fault) => reject(new Error(`${lab}: ${fault.code} ${fault.detail}`)),
      },
    );
  });
}

/** Tensors that 50 starts and resets of a lab leave beyond those that the first left. */
export async function countLeaked(lab: string, params: unknown, element: HTMLElement, cycles: number): Promise<number> {
  let first = await cycle(lab, params, element);
  let last = await cycle(lab, params, element);
  // What ran before may still be freeing its own.
  for (let i = 0; i < SETTLING_CYCLES && last < first; i++) [first, last] = [last, await cycle(lab, params, element)];
  for (let i = 1; i < cycles; i++) last = await cycle(lab, params, element);
  return last - first;
}
