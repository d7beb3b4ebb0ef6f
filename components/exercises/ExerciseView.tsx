import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Locale } from '@src/i18n/locale.ts';
import { Buttons } from './Buttons.tsx';
import { CodeField } from './CodeField.tsx';
import { createExercise, type Surroundings } from './exerciseState.ts';
import { flushWithPage } from './flushWithPage.ts';
import { OtherDraft } from './OtherDraft.tsx';
import { strings } from './strings.ts';
import { useEditor } from './useEditor.ts';
import { useLazy } from './useLazy.ts';

interface ExerciseProps {
  id: string;
  title: string;
  locale: Locale;
  /** The starter in the page's language. */
  starter: string;
  /** Length of the hint ladder. */
  steps: number;
  /** The starter, highlighted. */
  children?: ComponentChildren;
}

/** Everything but the state itself is loaded on first use. */
const surroundings: Surroundings = {
  loadFiles: async (id) => (await import('./surroundings.ts')).loadFiles(id),
  loadImages: async (images) => (await import('./surroundings.ts')).loadImagesOnce(images),
  openSandbox: async () => (await import('./sandbox.ts')).getSandbox(),
  openStore: async () => (await import('@src/progress/store.ts')).getProgress(),
};

/** The working half of an exercise: code, buttons, and below them what comes of it. */
export default function ExerciseView({ id, title, locale, starter, steps, children }: ExerciseProps) {
  const words = strings[locale];
  const state = useMemo(() => createExercise(id, starter, steps, surroundings), []);
  useEffect(() => {
    const ending = state.restore();
    const stopFlushing = flushWithPage(state.draft);
    return () => {
      stopFlushing();
      void ending.then((end) => end());
    };
  }, [state]);
  const describedBy = `exercise-${id}-keys`; // ids of useId repeat from island to island
  const editor = useEditor(state, { label: words.code(title), describedBy, locale });
  const run = state.run.value;
  const isHelping = state.kept.value.hints > 0 || state.isSolutionOpen.value;
  const panel = useLazy(run ?? isHelping, () => import('./Panel.tsx'));
  const files = state.files.value;
  const goToLine = (line: number) => void editor.goToLine(line);
  const status = state.status.value;
  return (
    <div
      class="exercise-view not-content"
      role="group"
      aria-label={words.controls(title)}
      data-ready={state.isReady.value}
      data-state={state.phase.value}
      data-solved={state.kept.value.isSolved}
    >
      {status !== 'stored' && (
        <p class="exercise-notice" role="status" data-store={status}>
          {words[status]}
        </p>
      )}
      <OtherDraft draft={state.draft} locale={locale} />
      <div class="exercise-columns">
        <div>
          <CodeField editor={editor} state={state} locale={locale} describedBy={describedBy}>
            {children}
          </CodeField>
          <Buttons state={state} steps={steps} locale={locale} />
        </div>
        <div class="exercise-aside">
          {panel && run ? (
            <panel.Output run={run} locale={locale} onGoToLine={goToLine} />
          ) : (
            <p class="exercise-quiet">{words.outputHere}</p>
          )}
        </div>
      </div>
      {panel && run && files && <panel.Results run={run} files={files} locale={locale} onGoToLine={goToLine} />}
      {panel && files && isHelping && (
        <panel.Help
          files={files}
          hints={state.kept.value.hints}
          isSolutionOpen={state.isSolutionOpen.value}
          locale={locale}
        />
      )}
    </div>
  );
}
