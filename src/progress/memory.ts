import { UNDO_KEYS, type Persistence } from './persistence.ts';

/** Keeps progress in memory, until the page closes. */
export function memoryPersistence(): Persistence {
  const values = new Map<string, unknown>();
  const listeners = new Set<() => void>();
  const isEntry = ([key]: [string, unknown]) => !UNDO_KEYS.includes(key);
  return {
    read: (keys) => {
      const wanted = [...values].filter(keys ? ([key]) => keys.includes(key) : isEntry);
      return Promise.resolve(new Map(structuredClone(wanted)));
    },
    // Async, so that what `change` throws becomes a rejection.
    write: async (keys, change) => {
      const seen = [...values].filter(([key]) => keys === 'all' || keys.includes(key));
      for (const [key, value] of structuredClone([...change(new Map(structuredClone(seen)))])) {
        if (value === undefined) values.delete(key);
        else values.set(key, value);
      }
      listeners.forEach((listener) => listener());
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    status: () => 'refused',
    close: () => Promise.resolve(),
  };
}
