import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Diagnostic } from '@codemirror/lint';
import { EditorView, hoverTooltip, type Tooltip } from '@codemirror/view';
import type { TypeNote } from '@src/exercises/sandbox/types/service.ts';
import type { EditorTypes } from '../editor.ts';
import type { TypeClient } from './typeClient.ts';

/** The code is checked when nothing was typed for so long. */
const SETTLED_MS = 400;

/** A signature with its documentation, as an element. */
function drawNote({ signature, documentation }: Pick<TypeNote, 'signature' | 'documentation'>): HTMLElement {
  const note = document.createElement('div');
  note.className = 'code-note';
  note.lang = 'en';
  note.translate = false;
  const code = document.createElement('code');
  code.textContent = signature;
  note.append(code);
  if (documentation) {
    const text = document.createElement('p');
    text.textContent = documentation;
    note.append(text);
  }
  return note;
}

/**
 * What an editor does with types: underlines errors while the reader writes, completes with signatures, explains names.
 * @param tell gets the number of errors after each check, or null when the types cannot be had
 */
export function createTypes(client: TypeClient, tell: (faults: number | null) => void): EditorTypes {
  const failed = () => tell(null);

  async function complete(context: CompletionContext): Promise<CompletionResult | null> {
    const word = context.matchBefore(/[\w$]*$/)!;
    const isMember = context.state.sliceDoc(Math.max(0, word.from - 1), word.from) === '.';
    if (word.from === word.to && !isMember && !context.explicit) return null;
    const code = context.state.doc.toString();
    const found = await client.complete(code, context.pos).catch(() => []);
    const options = found.map(({ name, kind }): Completion => ({
      label: name,
      type: kind,
      info: async () => {
        const note = await client.describe(code, context.pos, name).catch(() => null);
        return note && drawNote(note);
      },
    }));
    return options.length > 0 ? { from: word.from, options, validFor: /^[\w$]*$/ } : null;
  }

  async function hover(view: EditorView, position: number): Promise<Tooltip | null> {
    const note = await client.hover(view.state.doc.toString(), position).catch(() => null);
    return note && { pos: note.from, end: note.to, above: true, create: () => ({ dom: drawNote(note) }) };
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Checks the code as it stands, and shows what was found unless it has changed meanwhile. */
  function check(view: EditorView, show: (found: Diagnostic[]) => void): void {
    const { doc } = view.state;
    client.check(doc.toString()).then((faults) => {
      if (view.state.doc !== doc) return;
      show(faults.map(({ from, to, message }) => ({ from, to: Math.max(to, from), message, severity: 'error' })));
      tell(faults.length);
    }, failed);
  }
  return {
    complete,
    extension: hoverTooltip(hover),
    check,
    checkSoon: (view, show) => {
      clearTimeout(timer);
      timer = setTimeout(() => check(view, show), SETTLED_MS);
    },
    end: () => clearTimeout(timer),
  };
}
