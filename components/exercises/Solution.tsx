import { localiseCode } from '@src/exercises/localise.ts';
import type { Locale } from '@src/i18n/locale.ts';
import { textIn } from '@src/i18n/textIn.ts';
import { formatText } from '../quiz/formatText.tsx';
import { CodeLines } from './CodeLines.tsx';
import type { ExerciseFiles } from './exerciseState.ts';
import { highlight } from './highlight.ts';
import { panelStrings } from './panelStrings.ts';

/** A solution, with why it is right. */
export function Solution({ files: { solution, texts }, locale }: { files: ExerciseFiles; locale: Locale }) {
  const words = panelStrings[locale];
  return (
    <section class="exercise-solution" aria-label={words.solution}>
      <h4>{words.solution}</h4>
      <CodeLines lines={highlight(localiseCode(solution, texts.code, locale).trimEnd())} />
      <p>{formatText(textIn(texts.explanation, locale))}</p>
    </section>
  );
}
