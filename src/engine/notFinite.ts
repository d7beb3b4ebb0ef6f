import { EngineFault } from './fault.ts';
import type { Fault } from './protocol.ts';

/** Values with the name that the fault's message gives them, such as `dense1/kernel`. */
export type NamedValues = readonly [name: string, values: Iterable<number>];

/** Name of the first of these values that hold NaN or infinity; null when all are finite. */
export function findNotFinite(parts: Iterable<NamedValues>): string | null {
  for (const [name, values] of parts) {
    for (const value of values) if (!Number.isFinite(value)) return name;
  }
  return null;
}

/**
 * The error of numbers that have left the range of 32-bit floats.
 * @param step the training step in which they were found, from 1
 * @param tensor what holds them; `loss` for the loss
 */
export function notFinite(step: number, tensor: string): EngineFault {
  const error = new EngineFault('not-finite', `step ${step}: ${tensor}`);
  error.fault.place = { step, tensor };
  return error;
}

/**
 * The same fault as one that can be mended: going on means from an earlier step, with a tenth of the learning rate.
 * @param error what was caught; anything else than numbers that are not finite is thrown again
 * @param good step of the state to go back to
 * @param rate learning rate so far
 * @param minimum smallest rate that the lab's settings allow; below it the fault cannot be mended and is thrown again
 */
export function retryGently(
  error: unknown,
  good: number,
  rate: number,
  minimum: number,
): Fault & Required<Pick<Fault, 'retry'>> {
  const learningRate = Number((rate / 10).toPrecision(12));
  if (!(error instanceof EngineFault) || error.fault.code !== 'not-finite' || learningRate < minimum) throw error;
  return { ...error.fault, canContinue: true, retry: { step: good, learningRate } };
}
