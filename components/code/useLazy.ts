import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { loadPart } from '@src/site/loadPart.ts';

/** A module that comes on demand. */
export interface Lazy<T> {
  /** Null until it is there. */
  part: T | null;
  /** It did not come; a view says so, with `PartMissing`. */
  isMissing: boolean;
  tryAgain: () => void;
}

/** A module that is loaded once it is wanted; when it does not come, it is tried again with the next `want`, or by `tryAgain`. */
export function useLazy<T>(want: unknown, load: () => Promise<T>): Lazy<T> {
  const loaded = useSignal<T | null>(null);
  const isMissing = useSignal(false);
  const tryAgain = () => {
    isMissing.value = false;
    loadPart(load).then(
      (module) => (loaded.value = module),
      () => (isMissing.value = true),
    );
  };
  useEffect(() => {
    if (want && !loaded.value) tryAgain();
  }, [want]);
  return { part: loaded.value, isMissing: isMissing.value, tryAgain };
}
