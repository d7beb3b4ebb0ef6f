import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type CompletionSource,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState, Prec, type Extension } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { MAXIMUM_DRAFT } from '@src/progress/entries.ts';
import { completeNames } from './completeNames.ts';

/** What an editor is made with. */
export interface EditorOptions {
  text: string;
  /** Name of the text field, for screen readers. */
  label: string;
  /** Id of the element that describes it. */
  describedBy: string;
  /** CodeMirror's own words, by their English ones. */
  phrases: Record<string, string>;
  /** Where the reader has clicked, in the window; the caret goes there. */
  clickedAt: { x: number; y: number } | null;
  onType: (text: string) => void;
  onRun: () => void;
  onCheck: () => void;
}

/** A place in the code, counted from 1, and what is said there. */
export interface Mark {
  line: number;
  column: number | null;
  message: string;
}

/** What an editor does with types, once the reader wants them checked. */
export interface EditorTypes {
  complete: CompletionSource;
  extension: Extension;
  /** Checks now, or when nothing was typed for a while, and shows what was found. */
  check: (view: EditorView, show: (found: Diagnostic[]) => void) => void;
  checkSoon: (view: EditorView, show: (found: Diagnostic[]) => void) => void;
  end: () => void;
}

/** The reader's code field. */
export interface Editor {
  focus: () => void;
  /** Replaces the text, unless it is the same. */
  setText: (text: string) => void;
  /** Underlines a place, the whole line without a column, or none. */
  mark: (mark: Mark | null) => void;
  /** Checks types from now on, or no more. */
  setTypes: (types: EditorTypes | null) => void;
  /** Puts the caret to the start of a line, counted from 1, and shows it. */
  goToLine: (line: number) => void;
  destroy: () => void;
}

const clampLine = (state: EditorState, line: number) => state.doc.line(Math.min(state.doc.lines, Math.max(1, line)));

/** Opens an editor for TypeScript in an element. Escape, then Tab, leaves it. */
export function openEditor(parent: HTMLElement, options: EditorOptions): Editor {
  const act = (action: () => void) => () => {
    action();
    return true;
  };
  const typing = new Compartment();
  let types: EditorTypes | null = null;
  /** What is underlined: an error of the last run, and errors of types. */
  let runMarks: Diagnostic[] = [];
  let typeMarks: Diagnostic[] = [];
  const drawMarks = () => view.dispatch(setDiagnostics(view.state, [...runMarks, ...typeMarks]));
  const showTypes = (found: Diagnostic[]) => {
    if (!types) return;
    typeMarks = found;
    drawMarks();
  };
  const completeWith = (source: CompletionSource) => autocompletion({ override: [source], icons: false });
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        Prec.highest(
          keymap.of([
            { key: 'Shift-Mod-Enter', run: act(options.onCheck) },
            { key: 'Mod-Enter', run: act(options.onRun) },
          ]),
        ),
        lineNumbers(),
        history(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        javascript({ typescript: true }),
        syntaxHighlighting(classHighlighter),
        typing.of(completeWith(completeNames)),
        EditorView.lineWrapping,
        EditorState.phrases.of(options.phrases),
        EditorState.changeFilter.of((change) => change.newDoc.length <= MAXIMUM_DRAFT),
        EditorView.contentAttributes.of({ 'aria-label': options.label, 'aria-describedby': options.describedBy }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          options.onType(update.state.doc.toString());
          types?.checkSoon(update.view, showTypes);
        }),
        keymap.of([
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          ...lintKeymap,
          indentWithTab,
        ]),
      ],
    }),
  });
  const place = options.clickedAt && view.posAtCoords(options.clickedAt);
  if (place !== null) view.dispatch({ selection: { anchor: place } });

  return {
    focus: () => view.focus(),
    setText: (text) => {
      if (text === view.state.doc.toString()) return;
      const changes = { from: 0, to: view.state.doc.length, insert: text };
      view.dispatch({ changes, selection: { anchor: 0 } });
    },
    mark: (mark) => {
      const { state } = view;
      if (!mark) {
        runMarks = [];
        return drawMarks();
      }
      const line = clampLine(state, mark.line);
      const offset = mark.column === null ? line.text.search(/\S|$/) : Math.max(0, mark.column - 1);
      const from = Math.min(line.to, line.from + offset);
      const word = /^\w+|^\S/.exec(state.sliceDoc(from, line.to))?.[0].length ?? 0;
      const to = mark.column === null || word === 0 ? line.to : from + word;
      runMarks = [{ from: Math.min(from, to), to, severity: 'error', message: mark.message }];
      drawMarks();
    },
    setTypes: (given) => {
      types?.end();
      types = given;
      typeMarks = [];
      drawMarks();
      const extension = given ? [completeWith(given.complete), given.extension] : completeWith(completeNames);
      view.dispatch({ effects: typing.reconfigure(extension) });
      given?.check(view, showTypes);
    },
    goToLine: (number) => {
      const { from } = clampLine(view.state, number);
      view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
      view.focus();
    },
    destroy: () => {
      types?.end();
      view.destroy();
    },
  };
}
