import { batch, computed, signal } from '@preact/signals';
import { MAXIMUM_DRAFT, momentAfter } from '@src/progress/entries.ts';
import type { ProgressStore } from '@src/progress/store.ts';
import { createStash } from './stash.ts';

const SETTLED_MS = 300;

/** A draft that another tab has written since this one last agreed with the store. */
interface OtherDraft {
  at: number;
  text: string;
}

/**
 * The reader's code in one place of the book, kept as typed. A newer draft of another tab is offered, never taken or overwritten
 * without being asked: until the reader decides, nothing of this tab is stored.
 * @param key under which the store keeps it, such as `exercise/neuron`
 * @param starter stands when nothing was typed
 */
export function createDraft(key: string, starter: string, openStore: () => Promise<ProgressStore>) {
  const code = signal(starter);
  /** What a Reset, or the other tab's draft, has replaced; null when there is nothing to bring back. */
  const replaced = signal<string | null>(null);
  const offered = signal<OtherDraft | null>(null);
  let knownAt = 0;
  let isUnsaved = false;
  /** What is surely stored. */
  let stored = starter;
  const stash = createStash(key);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  /** One after the other, so that this tab's own change is never taken for another's. */
  const inTurn = (task: () => Promise<void>): Promise<void> => {
    const turn = queue.then(task);
    queue = turn.catch(() => undefined);
    return turn;
  };
  const read = ({ at, text }: OtherDraft): OtherDraft => ({ at, text: text || starter });

  async function write(): Promise<void> {
    if (!isUnsaved) return;
    isUnsaved = false;
    const text = code.value;
    let other: OtherDraft | null = null;
    let at = 0;
    let store: ProgressStore;
    try {
      store = await openStore();
    } catch (error) {
      isUnsaved = true; // the next flush tries again
      throw error;
    }
    await store.update('draft', key, (old) => {
      other = old && old.at > knownAt && read(old).text !== text ? read(old) : null;
      at = momentAfter(old);
      return other && old ? old : { at, text: text === starter ? '' : text };
    });
    if (other) isUnsaved = true;
    else [knownAt, stored] = [at, text];
    offered.value = other;
  }

  /** Looks whether another tab has changed the draft. */
  async function look(): Promise<void> {
    const kept = await (await openStore()).read('draft', key);
    if (!kept || kept.at <= knownAt) return;
    const other = read(kept);
    if (other.text === code.value) {
      knownAt = other.at;
      offered.value = null;
    } else offered.value = other;
  }

  /** Stores what is not stored yet, at once. */
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    return inTurn(write);
  };

  function change(text: string): void {
    code.value = text;
    isUnsaved = true;
    clearTimeout(timer);
    timer = setTimeout(() => void flush().catch(() => undefined), SETTLED_MS);
  }

  function replace(text: string): void {
    const old = code.value;
    if (text === old) return;
    change(text);
    replaced.value = old;
  }

  return {
    code,
    isChanged: computed(() => code.value !== starter),
    replaced,
    offered,
    flush,
    look: () => inTurn(look),

    /** Brings back what was typed before. */
    restore: () =>
      inTurn(async () => {
        const kept = await (await openStore()).read('draft', key);
        const left = stash.take();
        if (!isUnsaved && kept) {
          knownAt = kept.at;
          code.value = stored = read(kept).text;
        }
        if (!isUnsaved && left && left.text !== code.value) {
          knownAt = left.at;
          change(left.text);
        }
        if (isUnsaved) await look();
      }),

    /** The page is being left, perhaps too fast for the store: what is not surely stored is noted for the next visit of this tab. */
    putAside: () => (code.value === stored ? stash.clear() : stash.put({ at: knownAt, text: code.value })),
    /** The page has come back whole. */
    clearAside: stash.clear,

    /** Notes what the reader typed; a text longer than can be kept is refused. */
    type(text: string): void {
      if (text === code.value || text.length > MAXIMUM_DRAFT) return;
      replaced.value = null;
      change(text);
    },

    /** Takes other code, on the reader's word; `undo` brings this back. */
    take: replace,

    /** Back to the starter; `undo` brings the code back. */
    reset: () => replace(starter),

    /** Brings back what was replaced. */
    undo(): void {
      if (replaced.value === null) return;
      change(replaced.value);
      replaced.value = null;
    },

    /** Takes the other tab's draft; `undo` brings this one back. */
    takeOffered(): void {
      const other = offered.value;
      if (!other) return;
      batch(() => {
        knownAt = other.at;
        offered.value = null;
        replace(other.text);
      });
    },

    /** Keeps this tab's draft, in place of the other's. */
    keepMine(): void {
      if (!offered.value) return;
      knownAt = offered.value.at;
      offered.value = null;
      change(code.value);
    },
  };
}

/** What `createDraft` makes. */
export type Draft = ReturnType<typeof createDraft>;
