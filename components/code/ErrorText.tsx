import { explainError, strangeIn } from '@src/exercises/explain.ts';
import type { LearnerError } from '@src/exercises/sandbox/protocol.ts';
import { meantBy } from '@src/exercises/source.ts';
import { formatText } from '../controls/formatText.tsx';
import type { ErrorWords } from './errors/en.ts';

interface ErrorProps {
  error: LearnerError;
  /** The code that ran. */
  source: string;
  words: ErrorWords;
  /** Without the plain explanation, which was given already. */
  isBrief?: boolean;
  onGoToLine: (line: number) => void;
}

/** An error of the learner's code: its message, its line, and what it usually means. */
export function ErrorText({ error, source, words, isBrief = false, onGoToLine }: ErrorProps) {
  const { phase, name, message, line } = error;
  const mistake = isBrief ? null : explainError(error, source);
  const strange = mistake === 'strange-character' ? strangeIn(error) : null;
  return (
    <div class="exercise-error" data-mistake={mistake}>
      <p class="exercise-wrong">
        {phase === 'import' && words.unknownModule(message)}
        {phase === 'missing' && words.missingExport(message)}
        {(phase === 'compile' || phase === 'run') && <code lang="en">{`${name}: ${message}`}</code>}{' '}
        {line !== null && (
          <button type="button" class="exercise-line" onClick={() => onGoToLine(line)}>
            {words.line(line)}
          </button>
        )}
      </p>
      {strange !== null && <p>{words.strangeCharacter(strange, meantBy(strange))}</p>}
      {mistake && <p>{formatText(words.mistakes[mistake])}</p>}
    </div>
  );
}
