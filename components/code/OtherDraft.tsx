import type { Draft } from './draft.ts';
import type { CodeWords } from './en.ts';

/** Offers the code that another tab has written meanwhile. */
export function OtherDraft({ draft, words }: { draft: Draft; words: CodeWords }) {
  return (
    <div role="status">
      {draft.offered.value && (
        <div class="exercise-notice" data-other-draft>
          <p>{words.otherDraft}</p>
          <p class="exercise-buttons">
            <button type="button" onClick={draft.takeOffered}>
              {words.takeOther}
            </button>
            <button type="button" onClick={draft.keepMine}>
              {words.keepMine}
            </button>
          </p>
        </div>
      )}
    </div>
  );
}
