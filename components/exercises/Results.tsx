import { explainResult } from '@src/exercises/explain.ts';
import { callAsCode } from '@src/exercises/asCode.ts';
import type { Exercise } from '@src/exercises/define.ts';
import { formatApart, formatNumber, formatValue } from '@src/exercises/format.ts';
import type { Outcome } from '@src/exercises/judge.ts';
import { DEFAULT_TOLERANCE } from '@src/exercises/near.ts';
import { inputsCall } from '@src/exercises/sandbox/protocol.ts';
import type { Value } from '@src/exercises/values.ts';
import { textIn } from '@src/i18n/textIn.ts';
import { ErrorText } from '../code/ErrorText.tsx';
import { formatText } from '../controls/formatText.tsx';
import type { Language } from '../controls/inLanguage.ts';
import type { ExerciseFiles } from './exerciseState.ts';
import type { Run, Verdict } from './runs.ts';
import type { PanelWords } from './panel/en.ts';

interface ResultsProps {
  run: Run;
  files: ExerciseFiles;
  language: Language<PanelWords>;
  onGoToLine: (line: number) => void;
}

/** What came of each check: passed, or what was got and expected, the mistake, or the error. */
export function Results({ run, files: { texts, exercise }, language, onGoToLine }: ResultsProps) {
  const { locale, words } = language;
  const { verdicts, ending, trouble, source } = run;
  if (verdicts.length === 0 || (ending === null && !trouble)) return null;
  const said = new Set<string>();
  const isNew = (text: string) => !said.has(text) && Boolean(said.add(text));
  return (
    <section class="exercise-results" aria-label={words.results}>
      <h4>{words.results}</h4>
      <ol>
        {verdicts.map((verdict) => {
          const { id, outcome } = verdict;
          const isPassed = outcome?.passed ?? false;
          return (
            <li key={id} data-check={id} data-verdict={stateOf(verdict)}>
              <p>
                <strong class={isPassed ? 'exercise-right' : 'exercise-wrong'}>
                  <span aria-hidden="true">{isPassed ? '✓' : '✗'}</span>
                  <span class="sr-only">{isPassed ? words.passed : words.notPassed}</span>
                </strong>{' '}
                {formatText(textIn(texts.checks[id]!, locale))}
              </p>
              {outcome && isPassed && exercise.checks.find((check) => check.id === id)?.shows && (
                <dl>
                  <dt>{words.got}</dt>
                  <dd>
                    <code>{show(outcome.got)}</code>
                  </dd>
                </dl>
              )}
              {outcome && !isPassed && (
                <Failure
                  outcome={outcome}
                  hint={outcome.hint && texts.hints[outcome.hint]}
                  language={language}
                  isNew={isNew}
                />
              )}
              {verdict.error && (
                <ErrorText
                  error={verdict.error}
                  source={source}
                  words={words}
                  isBrief={!isNew(verdict.error.message)}
                  onGoToLine={onGoToLine}
                />
              )}
              {!isPassed && (outcome || verdict.error) && <Call verdict={verdict} exercise={exercise} words={words} />}
              {!outcome && !verdict.error && <p class="exercise-quiet">{words.notReached}</p>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

const stateOf = ({ outcome, error }: Verdict) =>
  outcome ? (outcome.passed ? 'passed' : 'failed') : error ? 'error' : 'missing';

/** Most characters of a result: a longer one would push the next check off the screen; less when its first difference is told. */
const MOST_CHARACTERS = 600;
const FEW_CHARACTERS = 200;

/** A value as text. */
function show(value: Value, digits?: number, most = MOST_CHARACTERS): string {
  const text = formatValue(value, digits);
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

interface FailureProps {
  outcome: Outcome;
  hint: { en: string; zh: string } | null | '' | undefined;
  language: Language<PanelWords>;
  /** Whether a text has not been said yet. */
  isNew: (text: string) => boolean;
}

function Failure({ outcome, hint, language, isNew }: FailureProps) {
  const { locale, words } = language;
  const { got, expected, tolerance, tensorsLeft, difference } = outcome;
  const mistake = explainResult(outcome);
  const explained = outcome.hasChangedArgs
    ? words.argumentsChanged
    : hint
      ? textIn(hint, locale)
      : mistake && words.mistakes[mistake];
  // Of a single number, or a short text, what stands above says it all.
  const isPlain =
    difference?.path === '' && (difference.what === 'text' || (difference.what === 'number' && difference.of === 1));
  const told = difference && !isPlain ? difference : null;
  const most = told ? FEW_CHARACTERS : MOST_CHARACTERS;
  const [gotText, expectedText] = formatApart(got, expected, (value, digits) => show(value, digits, most));
  return (
    <div data-hint={outcome.hint} data-mistake={mistake}>
      {tensorsLeft > 0 ? (
        <p class="exercise-left">{words.tensorsLeft(tensorsLeft)}</p>
      ) : (
        <>
          <dl>
            <dt>{words.got}</dt>
            <dd>
              <code>{gotText}</code>
            </dd>
            {expected !== undefined && expected !== null && (
              <>
                <dt>{words.expected}</dt>
                <dd>
                  <code>{expectedText}</code>{' '}
                  {tolerance !== DEFAULT_TOLERANCE && tolerance > 0 && (
                    <span class="exercise-quiet">{words.tolerance(formatNumber(tolerance))}</span>
                  )}
                </dd>
              </>
            )}
          </dl>
          {told && (
            <p class="exercise-mistake" data-difference={told.what}>
              {formatText(words.difference(told))}
            </p>
          )}
        </>
      )}
      {explained && isNew(explained) && <p class="exercise-mistake">{formatText(explained)}</p>}
    </div>
  );
}

/** What a check's call gets, as code: with it the reader can make the same call in Run. */
function Call({ verdict, exercise, words }: { verdict: Verdict; exercise: Exercise; words: PanelWords }) {
  const { id, args, outcome } = verdict;
  const isProbe = exercise.checks.find((check) => check.id === id)?.probe !== undefined;
  const code = args.length > 0 ? callAsCode(isProbe ? '' : exercise.entry, args) : null;
  const seed = outcome?.seed ?? null;
  if (code === null && seed === null) return null;
  return (
    <details class="exercise-call">
      <summary>{words.call}</summary>
      {code !== null && (
        <pre tabIndex={0}>
          <code translate={false}>{code}</code>
        </pre>
      )}
      {seed !== null && <p class="exercise-quiet">{formatText(words.drawn(inputsCall(id, seed)))}</p>}
    </details>
  );
}
