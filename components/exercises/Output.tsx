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
  const { output, error, ending, source } = run;
  const hasColumns = output.some((item) => 'text' in item && RULE.test(item.text));
  const isQuiet = output.length === 0 && !error && ending !== 'time';
  if (isQuiet && (run.mode === 'check' || ending !== 'done')) return null;
  return (
    <section class="exercise-output" aria-label={words.output}>
      <h4>{words.output}</h4>
      {isQuiet && <p class="exercise-quiet">{formatText(words.noOutput)}</p>}
      {output.length > 0 && (
        <div class="exercise-scroll" data-columns={hasColumns} tabIndex={0} role="group" aria-label={words.output}>
          {output.map((item, i) => (
            <Item key={i} item={item} words={words} />
          ))}
        </div>
      )}
      {error && <ErrorText error={error} source={source} words={words} onGoToLine={onGoToLine} />}
      {ending === 'time' && <p>{words.endless}</p>}
    </section>
  );
}

function Item({ item, words }: { item: OutputItem; words: PanelWords }) {
  if (item.kind === 'show') return <Drawing shown={item.shown} words={words} />;
  if (item.kind === 'left-out') return <p class="exercise-quiet">{words.leftOut(item.count)}</p>;
  return (
    <pre data-level={item.level}>
      {item.level !== 'log' && <strong>{words[item.level]}: </strong>}
      {item.text}
    </pre>
  );
}
