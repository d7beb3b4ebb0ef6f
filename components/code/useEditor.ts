import { useSignal, useSignalEffect, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef, type MutableRef } from 'preact/hooks';
import type { LearnerError } from '@src/exercises/sandbox/protocol.ts';
import type { Editor, EditorOptions, EditorTypes, Mark } from './editor.ts';
import { loadPart } from '@src/site/loadPart.ts';
import type { Draft } from './draft.ts';

/** What a run of the code said of it: why it failed as a whole, or in one of its checks. */
interface LastRun {
  /** The code that ran. */
  source: string;
  error: LearnerError | null;
  verdicts: readonly { error: LearnerError | null }[];
}

/** Code that is written in an editor: of an exercise, or of a lab's own network. */
export interface Editable {
  /** Read anew each time: a lab's link brings another. */
  readonly draft: Draft;
  /** What the last run said of it. */
  run: ReadonlySignal<LastRun | null>;
  /** Called when the reader begins to write. */
  prepare: () => void;
  start: (mode: 'run' | 'check') => unknown;
}

/** The place in the code where a run failed; null when there is none, or the code has changed since. */
function placeOf(run: Editable['run']['value'], code: string): Mark | null {
  if (!run || run.source !== code) return null;
  const error = run.error ?? run.verdicts.find((verdict) => verdict.error)?.error;
  if (!error?.line) return null;
  // The column of a thrown error is one of the code without its types.
  const column = error.phase === 'compile' ? error.column : null;
  return { line: error.line, column, message: `${error.name}: ${error.message}` };
}

/** A code field that becomes an editor on first use. */
export interface CodeEditor {
  /** Where the editor opens, and what it replaces. */
  place: MutableRef<HTMLDivElement | null>;
  shown: MutableRef<HTMLDivElement | null>;
  isOpen: boolean;
  isMissing: ReadonlySignal<boolean>;
  /** Opens the editor and brings the caret into it. @param clickedAt where the reader clicked in the window, or null */
  edit: (clickedAt: EditorOptions['clickedAt']) => Promise<void>;
  goToLine: (line: number) => Promise<void>;
  /** Checks types in the open editor from now on, or no more. */
  setTypes: (types: EditorTypes | null) => void;
}

/** Loads the editor when the reader begins to write, and keeps it and the state the same. */
export function useEditor(
  state: Editable,
  options: Pick<EditorOptions, 'label' | 'describedBy' | 'phrases'>,
): CodeEditor {
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef<HTMLDivElement>(null);
  const editor = useSignal<Editor | null>(null);
  const isMissing = useSignal(false);
  const isOpening = useRef(false);

  const edit = async (clickedAt: EditorOptions['clickedAt']) => {
    if (isOpening.current) return;
    if (!editor.value) {
      isOpening.current = true;
      state.prepare();
      try {
        const { openEditor } = await loadPart(() => import('./editor.ts'));
        shown.current!.hidden = true; // now, so that the editor stands where the reader clicked
        editor.value = openEditor(place.current!, {
          ...options,
          text: state.draft.code.value,
          clickedAt,
          onType: (text) => state.draft.type(text),
          onRun: () => void state.start('run'),
          onCheck: () => void state.start('check'),
        });
        isMissing.value = false;
      } catch {
        isMissing.value = true;
      }
      isOpening.current = false;
    }
    editor.value?.focus();
  };
  useSignalEffect(() => editor.value?.setText(state.draft.code.value));
  useSignalEffect(() => editor.value?.mark(placeOf(state.run.value, state.draft.code.value)));
  useEffect(() => () => editor.value?.destroy(), []);
  return {
    place,
    shown,
    isOpen: editor.value !== null,
    isMissing,
    edit,
    setTypes: (types) => editor.value?.setTypes(types),
    goToLine: async (line) => {
      await edit(null);
      editor.value?.goToLine(line);
    },
  };
}
