import type { ComponentChildren } from 'preact';
import type { Locale } from '@src/i18n/locale.ts';
import { loadPart } from '@src/site/loadPart.ts';
import { CodeLines, plainLines } from './CodeLines.tsx';
import type { CodeWords } from './en.ts';
import { loadToggle } from './types/loadToggle.ts';
import type { CodeEditor, Editable } from './useEditor.ts';
import { useLazy } from './useLazy.ts';

interface CodeFieldProps {
  editor: CodeEditor;
  state: Pick<Editable, 'draft'>;
  locale: Locale;
  words: CodeWords;
  /** Id of the line that tells the keys. */
  describedBy: string;
  /** The starter, highlighted; without it the code is coloured here. */
  children?: ComponentChildren;
}

/** The code: to be read until the reader clicks into it or presses Edit, then an editor of the same size. */
export function CodeField({ editor, state, locale, words, describedBy, children }: CodeFieldProps) {
  const { place, shown, isOpen, isMissing, edit } = editor;
  const { code, isChanged } = state.draft;
  const isOwn = isChanged.value || !children;
  const colours = useLazy(isOwn && !isOpen, () => loadPart(() => import('./highlight.ts'))).part;
  const types = useLazy(isOpen, () => loadToggle(locale)).part;
  const isApple = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);
  const click = ({ clientX: x, clientY: y }: MouseEvent) => {
    if (getSelection()?.isCollapsed !== false) void edit({ x, y }); // to select some of it is not to write
  };
  return (
    <div class="exercise-code" data-editing={isOpen} data-pagefind-ignore>
      <div class="exercise-bar">
        <span>TypeScript</span>
        <button type="button" class="exercise-edit" onClick={() => void edit(null)}>
          {words.edit}
        </button>
        {types && <types.TypeToggle locale={locale} words={types.words} onChange={editor.setTypes} />}
      </div>
      <div ref={shown} hidden={isOpen} onClick={click}>
        {isOwn ? <CodeLines lines={(colours?.highlight ?? plainLines)(code.value)} /> : children}
      </div>
      <div ref={place} class="exercise-editor" />
      <p id={describedBy} class="exercise-keys">
        {words.keys(isApple ? '⌘' : 'Ctrl')}
      </p>
      {isMissing.value && (
        <p class="exercise-wrong" role="status">
          {words.editorMissing}
        </p>
      )}
    </div>
  );
}
