import { localiseCode } from '@src/exercises/localise.ts';
import { textIn } from '@src/i18n/textIn.ts';
import { CodeLines } from '../code/CodeLines.tsx';
import { highlight } from '../code/highlight.ts';
import { formatText } from '../controls/formatText.tsx';
import type { Language } from '../controls/inLanguage.ts';
import type { ExerciseFiles } from './exerciseState.ts';
import type { PanelWords } from './panel/en.ts';

/** A solution, with why it is right. */
export function Solution({
  files: { solution, texts },
  language,
}: {
  files: ExerciseFiles;
  language: Language<PanelWords>;
}) {
  const { locale, words } = language;
  return (
    <section class="exercise-solution" aria-label={words.solution}>
      <h4>{words.solution}</h4>
      <CodeLines lines={highlight(localiseCode(solution, texts.code, locale).trimEnd())} />
      <p>{formatText(textIn(texts.explanation, locale))}</p>
    </section>
  );
}
