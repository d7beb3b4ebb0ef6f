import type { LabPlan } from './lab.ts';

const modules = import.meta.glob<Record<string, unknown>>('./*/protocol.ts', { eager: true });

function isPlan(value: unknown): value is LabPlan {
  return typeof value === 'object' && value !== null && 'id' in value && 'ranges' in value && 'defaults' in value;
}

/** Every lab's plan by the lab's name, for the build and for tests: a page loads those of its own labs only. */
export const plans: ReadonlyMap<string, LabPlan> = new Map(
  Object.values(modules)
    .flatMap((module) => Object.values(module).filter(isPlan))
    .map((plan) => [plan.id, plan]),
);
