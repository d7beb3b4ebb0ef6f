import type { Exercise } from './define.ts';
import type { Call } from './sandbox/protocol.ts';
import { resolveImages, type ImagesValue, type TensorValue, type Value } from './values.ts';

/** Arguments and right result of a check, with their images. */
export interface ResolvedCheck {
  args: readonly Value[];
  expected: Value;
}

/** Makes the arguments and the right result of every check. @param load loads images, once for each kind */
export async function resolveChecks(
  { checks }: Exercise,
  load: (images: ImagesValue) => Promise<TensorValue>,
): Promise<Map<string, ResolvedCheck>> {
  const loaded = new Map<string, Promise<TensorValue>>();
  const loadOnce = (images: ImagesValue) => {
    const key = JSON.stringify(images);
    if (!loaded.has(key)) loaded.set(key, load(images));
    return loaded.get(key)!;
  };
  const resolved = await Promise.all(
    checks.map(async ({ id, args: makeArgs, expected }) => {
      const args = (await resolveImages(makeArgs(), loadOnce)) as readonly Value[];
      return [id, { args, expected: await resolveImages(expected(...(args as never[])), loadOnce) }] as const;
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
