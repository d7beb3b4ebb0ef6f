import { useId } from 'preact/hooks';
import { autodiffGraph } from '@src/labs/autodiff-graph/protocol.ts';
import { SelectField } from '../../controls/SelectField.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import type { GraphState } from './state.ts';

const EXAMPLES = [
  'x*y + sin(x)',
  '(sigmoid(w*x + b) - y)^2/2',
  'log(1 + exp(-x*y))',
  'relu(w*x + b)*z',
  'exp(-x^2/2)/sqrt(2*pi)',
];

const [LEAST, MOST] = autodiffGraph.ranges.x;
/** A slider goes this far from 0, in small steps; as far as is allowed when its value is further out. */
const NEAR = 5;
const sliderRange = (value: number) =>
  Math.abs(value) <= NEAR ? ([-NEAR, NEAR, 0.1] as const) : ([LEAST, MOST, 1] as const);

/** The expression with its complaint, examples, the values of its variables, and the mode. */
export function Inputs({ state }: { state: GraphState }) {
  const { lab } = state;
  const { words, settings } = lab;
  const variables = state.variables.value;
  return (
    <>
      <Expression state={state} />
      <p class="lab-buttons tape-examples" role="group" aria-label={words.examples}>
        {EXAMPLES.map((example) => (
          <button
            key={example}
            type="button"
            disabled={!lab.isFree.value}
            onClick={() => (settings.texts.expression.value = example)}
          >
            {example}
          </button>
        ))}
      </p>
      <Fields
        lab={lab}
        labels={Object.fromEntries(variables.map((name) => [name, name]))}
        sliders={Object.fromEntries(variables.map((name) => [name, sliderRange(settings.shown.value[name as 'x'])]))}
      />
      <Fields lab={lab} labels={{ mode: words.mode }} options={{ mode: words.modes }} live roomy />
      {state.mode.value === 'forward' && (
        <div class="lab-fields">
          <SelectField
            label={words.seed}
            text={settings.texts.seed}
            options={variables.map((name) => [name, name] as const)}
          />
        </div>
      )}
    </>
  );
}

/** The expression, what it may hold, and what is wrong with it. */
function Expression({ state }: { state: GraphState }) {
  const { lab } = state;
  const { words } = lab;
  const { expression } = lab.settings.texts;
  const id = useId();
  const problem = state.problem.value;
  const error = problem ? words.problems[problem.code](problem.at, problem.found) : '';
  return (
    <div class="lab-field tape-expression">
      <label for={id}>{words.expression}</label>
      <input
        id={id}
        value={expression}
        disabled={!lab.isFree.value}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        aria-invalid={error !== ''}
        aria-describedby={`${id}-error ${id}-help`}
        onInput={(event) => (expression.value = event.currentTarget.value)}
      />
      <span id={`${id}-error`} class="lab-error" role={error ? 'alert' : undefined}>
        {error}
      </span>
      <span id={`${id}-help`} class="lab-small">
        {words.expressionHelp}
      </span>
    </div>
  );
}
