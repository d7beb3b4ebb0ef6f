import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** A module that is loaded once it is wanted; null until then, and when it cannot be had: `want` again tries again. */
export function useLazy<T>(want: unknown, load: () => Promise<T>): T | null {
  const loaded = useSignal<T | null>(null);
  useEffect(() => {
    if (want && !loaded.value)
      load().then(
        (module) => (loaded.value = module),
        () => undefined,
      );
  }, [want]);
  return loaded.value;
}
