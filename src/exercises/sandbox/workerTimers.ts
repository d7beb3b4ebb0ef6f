import { watchTimers } from './timers.ts';

/** The worker's timers, counted from before TensorFlow.js takes one for itself: imported before it. */
export const timers = watchTimers(self);
