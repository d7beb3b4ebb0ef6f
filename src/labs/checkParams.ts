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
 * The same by a lab's plan, for what a question or a kept run brings.
 * @returns them, with what they may lack
 * @throws EngineFault `bad-params`, naming the setting
 */
export const checkSettings = <P extends object>({ missing, ranges }: LabPlan<P>, params: unknown): P =>
  checkParams<P>({ ...missing, ...(params as object | null) }, ranges);

/** Whether settings are allowed by a lab's plan, for what was stored. */
export const allowsSettings = <P extends object>({ missing, ranges }: LabPlan<P>, params: unknown): boolean =>
  findRefused({ ...missing, ...(params as object | null) }, ranges) === null;
