import { createRandom } from '../math/random.ts';
import type { Exercise } from './define.ts';
import { inputsCall, type Call } from './sandbox/protocol.ts';
import { resolveImages, type ImagesValue, type TensorValue, type Value } from './values.ts';

/** Arguments and right result of a check, with their images. */
export interface ResolvedCheck {
  args: readonly Value[];
  expected: Value;
  /** The seed of arguments that are drawn anew at each press, null of those that stay. */
  seed: number | null;
}

/** Seed of the arguments that stay as they are. */
const FIXED_SEED = 1;

/**
 * Makes the arguments and the right result of every check.
 * @param seed draws what is drawn anew at each press
 * @param load loads images, once for each kind
 */
export async function resolveChecks(
  { checks }: Exercise,
  seed: number,
  load: (images: ImagesValue) => Promise<TensorValue>,
): Promise<Map<string, ResolvedCheck>> {
  const loaded = new Map<string, Promise<TensorValue>>();
  const loadOnce = (images: ImagesValue) => {
    const key = JSON.stringify(images);
    if (!loaded.has(key)) loaded.set(key, load(images));
    return loaded.get(key)!;
  };
  const resolved = await Promise.all(
    checks.map(async ({ id, args: makeArgs, expected, isDrawn }) => {
      const made = makeArgs(createRandom(isDrawn ? seed : FIXED_SEED));
      const args = (await resolveImages(made, loadOnce)) as readonly Value[];
      const right = await resolveImages(expected(...(args as never[])), loadOnce);
      return [id, { args, expected: right, seed: isDrawn ? seed : null }] as const;
    }),
  );
  return new Map(resolved);
}

/** The calls that an exercise's checks make. */
export function callsOf({ checks, entry }: Exercise, resolved: ReadonlyMap<string, ResolvedCheck>): Call[] {
  return checks.map(({ id, probe }) => ({
    id,
    name: probe ?? entry,
    isProbe: probe !== undefined,
    args: resolved.get(id)!.args,
  }));
}

/** The inputs that a reader's code asks for by `inputs(check, seed)`, under the call's words as `inputsCall` writes them. */
export async function resolveInputs(
  exercise: Exercise,
  code: string,
  load: (images: ImagesValue) => Promise<TensorValue>,
): Promise<Record<string, readonly Value[]>> {
  const asked = [...code.matchAll(/\binputs\(\s*(['"`])([\w-]+)\1\s*,\s*(\d{1,10})\s*\)/g)];
  const found: Record<string, readonly Value[]> = {};
  for (const [, , id, digits] of asked.slice(0, MOST_INPUTS)) {
    const checks = exercise.checks.filter((check) => check.id === id);
    const resolved = await resolveChecks({ ...exercise, checks }, Number(digits), load);
    for (const { args } of resolved.values()) found[inputsCall(id!, Number(digits))] = args;
  }
  return found;
}

/** More calls of `inputs` in one code are not answered. */
const MOST_INPUTS = 20;
