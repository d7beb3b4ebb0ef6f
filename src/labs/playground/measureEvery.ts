/** Every step is measured at first, then about this many times each time the number of steps grows e-fold. */
const MEASURED_PER_E_FOLD = 60;

/** Steps until losses are measured again: the same for every run, whatever the speed of the device. */
export function measureEvery(step: number): number {
  return Math.max(1, Math.floor(step / MEASURED_PER_E_FOLD));
}
