import { EngineFault } from '../engine/fault.ts';
import type { LabPlan } from './lab.ts';
import { findRefused, type Ranges } from './permalink.ts';

/**
 * Settings that may come from a link or a stored run, checked where the session starts.
 * @throws EngineFault `bad-params`, naming the setting
 */
export function checkParams<T extends object>(params: unknown, ranges: Ranges<T>): T {
  const refused = findRefused(params, ranges);
  if (refused !== null) throw new EngineFault('bad-params', `not allowed: ${refused}`);
  return params as T;
}

/**
 * The same by a lab's plan, for what a question brings.
 * @throws EngineFault `bad-params`, naming the setting
 */
export const checkSettings = <P extends object>(plan: LabPlan<P>, params: unknown): P =>
  checkParams<P>(params, plan.ranges);
