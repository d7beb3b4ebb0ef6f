import type { Locale } from '@src/i18n/locale.ts';
import type { createDraft } from './draft.ts';
import { strings } from './strings.ts';

/** Offers the code that another tab has written meanwhile. */
export function OtherDraft({ draft, locale }: { draft: ReturnType<typeof createDraft>; locale: Locale }) {
  const words = strings[locale];
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
