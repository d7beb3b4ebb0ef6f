import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { DRAWING_SIZE, type Ink } from '@src/labs/digits/drawing.ts';
import type { Recognition } from '@src/labs/digits/protocol.ts';

/** An answer is said to screen readers when the drawing has rested this long. */
const SAY_AFTER_MS = 700;

/** What a drawing asks. */
interface Asked {
  /** Whether there is a network to ask. */
  canAnswer: ReadonlySignal<boolean>;
  /** Reads the signals whose change makes another answer: the kind of input, the network. */
  follow(): void;
  recognise(ink: Ink): Promise<Recognition>;
  say(answer: Recognition): void;
}

/** The reader's drawing, and what the network in training makes of it after every stroke. */
export function createDrawing({ canAnswer, follow, recognise, say }: Asked) {
  const ink: Ink = new Float32Array(DRAWING_SIZE * DRAWING_SIZE);
  /** Counts the changes of `ink`. */
  const version = signal(0);
  const isEmpty = signal(true);
  const answer = signal<Recognition | null>(null);
  let isAsking = false;
  let saying: ReturnType<typeof setTimeout> | undefined;

  async function ask(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    let asked = -1;
    // What is drawn meanwhile is asked about next: one question at a time.
    while (asked !== version.peek() && canAnswer.peek() && !isEmpty.peek()) {
      asked = version.peek();
      answer.value = await recognise(ink.slice()).catch(() => null);
    }
    isAsking = false;
    clearTimeout(saying);
    saying = setTimeout(() => {
      const last = answer.peek();
      if (last) say(last);
    }, SAY_AFTER_MS);
  }

  return {
    /** [DRAWING_SIZE, DRAWING_SIZE], changed in place. */
    ink,
    version,
    isEmpty,
    answer,
    clear(): void {
      ink.fill(0);
      answer.value = null;
      version.value++;
    },
    /** Asks after every stroke, and again when the network has changed. @returns ends it */
    connect: () =>
      effect(() => {
        void version.value;
        follow();
        isEmpty.value = ink.every((value) => value === 0);
        if (canAnswer.value && !isEmpty.peek()) void ask();
        else answer.value = null;
      }),
  };
}
