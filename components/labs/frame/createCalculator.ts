import { computed } from '@preact/signals';
import type { LabPlan } from '@src/labs/lab.ts';
import { createLabRun, type AnyRun } from './labRun.ts';
import type { Language } from './language.ts';
import { createSettings } from './settings.ts';
import { createTrial } from './trial.ts';

/**
 * A lab without a session: settings, and what follows from them in plain arithmetic on the page. The frame draws it like any lab,
 * without a run button.
 * @param plan what `defineLab` made, with `needs: null`
 */
export function createCalculator<P extends object, W>(plan: LabPlan<P>, language: Language<W>) {
  const settings = createSettings<P>(plan);
  // There is no run that could begin or fail; the frame shows it as ready.
  const run: AnyRun = createLabRun({
    lab: plan.id,
    needs: { size: 'tiny', backends: [] },
    onSnapshot: () => undefined,
  });
  const trial = createTrial(plan.id);
  return {
    plan,
    language,
    words: language.words,
    frame: language.frame,
    locale: language.locale,
    settings,
    run,
    trial,
    isFree: run.isFree,
    canStart: computed(() => settings.refused.value.length === 0),
    reset: async (): Promise<void> => settings.set(plan.defaults as P),
    connect() {
      const ends = [
        settings.followLink(() => false),
        trial.follow((fragment) => settings.readLink(fragment), run.show),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}
