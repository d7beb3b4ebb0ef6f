import { MAXIMUM_DRAFT } from '@src/progress/entries.ts';

/** Text that was typed as the page was left, and the moment of the stored draft that it goes on from. */
interface Left {
  at: number;
  text: string;
}

/** What a page can still write as it is left: a browser ends a database's transactions then, but this tab's own storage is at once. */
export function createStash(key: string) {
  const name = `livegrad-draft:${key}`;
  /** Storage may be refused, or there is none. */
  const attempt = <T>(work: () => T): T | null => {
    try {
      return work();
    } catch {
      return null;
    }
  };
  const clear = () => void attempt(() => sessionStorage.removeItem(name));
  return {
    put: (left: Left) => void attempt(() => sessionStorage.setItem(name, JSON.stringify(left))),
    clear,
    /** Gives what was put there, once. */
    take(): Left | null {
      const left = attempt(() => JSON.parse(sessionStorage.getItem(name) ?? 'null') as Partial<Left> | null);
      clear();
      const { at, text } = left ?? {};
      const isSound = Number.isSafeInteger(at) && typeof text === 'string' && text.length <= MAXIMUM_DRAFT;
      return isSound ? { at: at!, text: text! } : null;
    },
  };
}
