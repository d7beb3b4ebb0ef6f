import { textIn } from '@src/i18n/textIn.ts';
import { useLazy } from '../code/useLazy.ts';
import { formatText } from '../controls/formatText.tsx';
import type { Language } from '../controls/inLanguage.ts';
import type { ExerciseFiles } from './exerciseState.ts';
import type { PanelWords } from './panel/en.ts';

interface HelpProps {
  files: ExerciseFiles;
  /** How many steps of the ladder are shown. */
  hints: number;
  isSolutionOpen: boolean;
  language: Language<PanelWords>;
}

/** The hints so far, and the solution when it is open. */
export function Help({ files, hints, isSolutionOpen, language }: HelpProps) {
  const { locale, words } = language;
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
      {isSolutionOpen && solution && <solution.Solution files={files} language={language} />}
    </>
  );
}
