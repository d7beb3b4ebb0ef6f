import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { Buttons } from './Buttons.tsx';
import { CodeField } from '../code/CodeField.tsx';
import { createExercise, type Surroundings } from './exerciseState.ts';
import { flushWithPage } from '../code/flushWithPage.ts';
import { OtherDraft } from '../code/OtherDraft.tsx';
import type { Language } from '../controls/inLanguage.ts';
import type { ExerciseWords } from './en.ts';
import { loadPanel } from './loadPanel.ts';
import { useEditor } from '../code/useEditor.ts';
import { useLazy } from '../code/useLazy.ts';
import { PartMissing } from '../controls/PartMissing.tsx';
import { loadPart } from '@src/site/loadPart.ts';

/** What an exercise's island is given. */
export interface ExerciseProps {
  id: string;
  title: string;
  language: Language<ExerciseWords>;
  /** The starter in the page's language. */
  starter: string;
  /** Length of the hint ladder. */
  steps: number;
  /** The starter, highlighted. */
  children?: ComponentChildren;
}

/** Everything but the state itself is loaded on first use. */
const surroundings: Surroundings = {
  loadFiles: async (id) => (await loadPart(() => import('./surroundings.ts'))).loadFiles(id),
  loadImages: async (images) => (await loadPart(() => import('./surroundings.ts'))).loadImagesOnce(images),
  // Chance of its own at each press; five digits are easily copied.
  drawSeed: () => crypto.getRandomValues(new Uint32Array(1))[0]! % 100_000,
  openSandbox: async () => (await loadPart(() => import('../code/sandbox.ts'))).getSandbox(),
  openStore: async () => (await loadPart(() => import('@src/progress/store.ts'))).getProgress(),
};

/** The working half of an exercise: code, buttons, and below them what comes of it. */
export function ExerciseView({ id, title, language, starter, steps, children }: ExerciseProps) {
  const { locale, words } = language;
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
  const editor = useEditor(state, { label: words.code(title), describedBy, phrases: words.phrases });
  const run = state.run.value;
  const isHelping = state.kept.value.hints > 0 || state.isSolutionOpen.value;
  const lazy = useLazy(run ?? isHelping, () => loadPanel(locale));
  const panel = lazy.part;
  const said = panel && { locale, words: panel.words };
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
      <OtherDraft draft={state.draft} words={words} />
      <div class="exercise-columns">
        <div>
          <CodeField editor={editor} state={state} locale={locale} words={words} describedBy={describedBy}>
            {children}
          </CodeField>
          <Buttons state={state} steps={steps} words={words} />
        </div>
        <div class="exercise-aside">
          {panel && said && run ? (
            <panel.Output run={run} words={said.words} onGoToLine={goToLine} />
          ) : lazy.isMissing ? (
            <PartMissing words={words} onTryAgain={lazy.tryAgain} />
          ) : (
            <p class="exercise-quiet">{words.outputHere}</p>
          )}
        </div>
      </div>
      {panel && said && run && files && <panel.Results run={run} files={files} language={said} onGoToLine={goToLine} />}
      {panel && said && files && isHelping && (
        <panel.Help
          files={files}
          missing={words}
          hints={state.kept.value.hints}
          isSolutionOpen={state.isSolutionOpen.value}
          language={said}
        />
      )}
    </div>
  );
}
