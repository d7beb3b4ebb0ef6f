import type { Locale } from '@src/i18n/locale.ts';
import { textIn } from '@src/i18n/textIn.ts';
import { formatText } from '../quiz/formatText.tsx';
import type { ExerciseFiles } from './exerciseState.ts';
import { panelStrings } from './panelStrings.ts';
import { useLazy } from './useLazy.ts';

interface HelpProps {
  files: ExerciseFiles;
  /** How many steps of the ladder are shown. */
  hints: number;
  isSolutionOpen: boolean;
  locale: Locale;
}

/** The hints so far, and the solution when it is open. */
export function Help({ files, hints, isSolutionOpen, locale }: HelpProps) {
  const words = panelStrings[locale];
  const solution = useLazy(isSolutionOpen, () => import('./Solution.tsx'));
  return (
    <>
      {hints > 0 && (
        <section class="exercise-hints" aria-label={words.hints}>
          <h4>{words.hints}</h4>
          <ol aria-live="polite">
            {files.texts.ladder.slice(0, hints).map((hint, i) => (
              <li key={i}>{formatText(textIn(hint, locale))}</li>
            ))}
          </ol>
        </section>
      )}
      {isSolutionOpen && solution && <solution.Solution files={files} locale={locale} />}
    </>
  );
}
