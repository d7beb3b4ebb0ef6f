import { formatNumber } from '@src/exercises/format.ts';
import { formatText } from '../controls/formatText.tsx';
import { Drawing } from './Drawing.tsx';
import { ErrorText } from '../code/ErrorText.tsx';
import type { Output as OutputItem, Run } from './runs.ts';
import type { PanelWords } from './panel/en.ts';

interface OutputProps {
  run: Run;
  words: PanelWords;
  onGoToLine: (line: number) => void;
}

/** A rule of a table that is drawn in characters, such as a model's summary. */
const RULE = /^[_=]{20,}$/m;

/** What the code wrote and drew, and the error that stopped it. */
export function Output({ run, words, onGoToLine }: OutputProps) {
  const { output, error, ending, progress, source } = run;
  const hasColumns = output.some((item) => 'text' in item && RULE.test(item.text));
  const isLate = ending === 'time' || ending === 'waiting' || ending === 'memory';
  const isQuiet = output.length === 0 && !error && !isLate && !progress;
  if (isQuiet && (run.mode === 'check' || ending !== 'done')) return null;
  return (
    <section class="exercise-output" aria-label={words.output}>
      <h4>{words.output}</h4>
      {isQuiet && <p class="exercise-quiet">{formatText(words.noOutput)}</p>}
      {output.length > 0 && (
        <div class="exercise-scroll" data-columns={hasColumns} tabIndex={0} role="group" aria-label={words.output}>
          {output.map((item, i) => (
            <Item key={i} item={item} source={source} words={words} onGoToLine={onGoToLine} />
          ))}
        </div>
      )}
      {error && <ErrorText error={error} source={source} words={words} onGoToLine={onGoToLine} />}
      {progress && (
        <p class="exercise-quiet" translate={false}>
          {words.progress(progress.step, progress.loss === null ? null : formatNumber(progress.loss, 4))}
        </p>
      )}
      {ending === 'time' && <p>{words.endless}</p>}
      {ending === 'waiting' && <p>{words.waiting}</p>}
      {ending === 'memory' && <p>{words.memory}</p>}
    </section>
  );
}

interface ItemProps extends Pick<OutputProps, 'words' | 'onGoToLine'> {
  item: OutputItem;
  source: string;
}

function Item({ item, source, words, onGoToLine }: ItemProps) {
  if (item.kind === 'show') return <Drawing shown={item.shown} words={words} />;
  if (item.kind === 'left-out') return <p class="exercise-quiet">{words.leftOut(item.count)}</p>;
  if (item.kind === 'uncaught') {
    return (
      <div data-uncaught>
        <p class="exercise-quiet">{words.uncaught}</p>
        <ErrorText error={item.error} source={source} words={words} onGoToLine={onGoToLine} />
      </div>
    );
  }
  return (
    <pre data-level={item.level}>
      {item.level !== 'log' && <strong>{words[item.level]}: </strong>}
      {item.text}
    </pre>
  );
}
