import { loadPart } from '@src/site/loadPart.ts';
import { textIn } from '@src/i18n/textIn.ts';
import { useLazy } from '../code/useLazy.ts';
import { PartMissing } from '../controls/PartMissing.tsx';
import type { CodeWords } from '../code/en.ts';
import { formatText } from '../controls/formatText.tsx';
import type { Language } from '../controls/inLanguage.ts';
import type { ExerciseFiles } from './exerciseState.ts';
import type { PanelWords } from './panel/en.ts';

interface HelpProps {
  files: ExerciseFiles;
  /** What is said when the solution does not come. */
  missing: CodeWords;
  /** How many steps of the ladder are shown. */
  hints: number;
  isSolutionOpen: boolean;
  language: Language<PanelWords>;
}

/** The hints so far, and the solution when it is open. */
export function Help({ files, missing, hints, isSolutionOpen, language }: HelpProps) {
  const { locale, words } = language;
  const solution = useLazy(isSolutionOpen, () => loadPart(() => import('./Solution.tsx')));
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
      {isSolutionOpen && solution.part && <solution.part.Solution files={files} language={language} />}
      {isSolutionOpen && solution.isMissing && <PartMissing words={missing} onTryAgain={solution.tryAgain} />}
    </>
  );
}
