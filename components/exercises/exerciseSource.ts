/* For the build alone: the definition and the starter of each exercise, which pages show before anything is loaded. */
import type { Exercise } from '@src/exercises/define.ts';

const exercises = import.meta.glob<Exercise>('/src/exercises/*/exercise.ts', { import: 'default', eager: true });
const starters = import.meta.glob<string>('/src/exercises/*/starter.ts', {
  import: 'default',
  query: '?raw',
  eager: true,
});

/** An exercise's definition and its starter as written. @throws Error when there is none of that id */
export function exerciseSource(id: string): { exercise: Exercise; starter: string } {
  const exercise = exercises[`/src/exercises/${id}/exercise.ts`];
  const starter = starters[`/src/exercises/${id}/starter.ts`];
  if (!exercise || starter === undefined)
    throw new Error(
      `src/exercises/${id} needs exercise.ts and starter.ts: write them, or remove <Exercise id="${id}">.`,
    );
  return { exercise, starter };
}
