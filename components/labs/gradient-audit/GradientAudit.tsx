import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { PARAMETER_NAMES } from '@src/math/network231.ts';
import { gradientAudit, H_POWERS, type InputName } from '@src/labs/gradient-audit/protocol.ts';
import { NumberField } from '../../controls/NumberField.tsx';
import { SelectField } from '../../controls/SelectField.tsx';
import { RailGroup } from '../frame/Lab.tsx';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import type { Readout } from '../frame/Readouts.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import type { Words } from './en.ts';
import { ErrorChart } from './ErrorChart.tsx';
import { formatPlain, formatPower } from './format.ts';
import { GradientTable } from './GradientTable.tsx';
import { linkSymbols, type Pointed } from './linkSymbols.ts';
import { NetworkDrawing } from './NetworkDrawing.tsx';
import { Runs } from './Runs.tsx';
import { createAudit, type AuditState } from './state.ts';
import { describeSymbol } from './symbols.ts';

interface GradientAuditProps {
  language: Language<Words>;
  /** Formulas of the four tensors, and the code, drawn by the page. */
  formulasW1?: ComponentChildren;
  formulasB1?: ComponentChildren;
  formulasW2?: ComponentChildren;
  formulasB2?: ComponentChildren;
  children?: ComponentChildren;
}

/** The book's signature: every gradient of the article's network by hand, by autodiff, by differences and as printed. */
export function GradientAudit(props: GradientAuditProps) {
  const { language, formulasW1, formulasB1, formulasW2, formulasB2, children } = props;
  const state = useMemo(() => createAudit(language), [language]);
  const pointed = useSignal<Pointed | null>(null);
  const { lab } = state;
  const { words } = lab;
  useEffect(() => linkSymbols(document, (now) => (pointed.value = now)), [state]);
  const told = pointed.value ? describeSymbol(pointed.value.symbol, state.live.value) : '';
  return (
    <LabShell
      lab={lab}
      layout="own"
      startLabel={words.run}
      onStep={() => void lab.step()}
      readouts={readoutsOf(state)}
      keys={['J']}
      rail={
        <>
          <RailGroup title={words.example}>
            <div class="lab-fields audit-example">
              {(['x1', 'x2', 'y'] as const).map((name) => (
                <Input key={name} state={state} name={name} />
              ))}
            </div>
          </RailGroup>
          <RailGroup title={words.runs}>
            <Fields
              lab={lab}
              labels={{ steps: words.steps, rate: words.rate }}
              sliders={{ steps: 'even', rate: 'log' }}
            />
          </RailGroup>
          <RailGroup title={words.errorChart}>
            <Difference state={state} />
          </RailGroup>
        </>
      }
      main={
        <>
          <NetworkDrawing state={state} />
          <p class="audit-told">{told || words.nothing}</p>
          <Bubble pointed={pointed.value} text={told} />
        </>
      }
      side={
        <>
          <p class="lab-heading">{words.errorChart}</p>
          <ErrorChart state={state} />
          <p class="lab-heading">{words.runs}</p>
          <Runs state={state} />
        </>
      }
      more={{
        table: (
          <>
            <GradientTable
              state={state}
              formulas={{ W1: formulasW1, b1: formulasB1, w2: formulasW2, b2: formulasB2 }}
              input={(name) => <Input state={state} name={name} />}
            />
            <p class="lab-small">{words.afterRun}</p>
          </>
        ),
      }}
      drawers={
        <details class="lab-details">
          <summary>{words.code}</summary>
          {children}
        </details>
      }
    />
  );
}

/** The value of what is pointed at outside the lab, beside it; inside, the line under the drawing says it. */
function Bubble({ pointed, text }: { pointed: Pointed | null; text: string }) {
  if (!pointed || text === '' || pointed.element.closest('[data-lab]')) return null;
  const { left, bottom } = pointed.element.getBoundingClientRect();
  const style = `left:${Math.max(8, Math.min(left, innerWidth - 300))}px;top:${bottom + 6}px`;
  return (
    <span class="audit-bubble" style={style} aria-hidden="true">
      {text}
    </span>
  );
}

/** A field for one number of the example or the network, linked like everything else. */
function Input({ state, name }: { state: AuditState; name: InputName }) {
  const { settings, frame, isFree } = state.lab;
  return (
    <div class="audit-input" data-symbol={name.replace(/^x(\d)$/, 'x[$1]')}>
      <NumberField
        label={name}
        words={frame}
        text={settings.texts[name]}
        disabled={!isFree.value}
        error={settings.refused.value.includes(name) ? frame.outOfRange(...gradientAudit.ranges[name]) : ''}
      />
    </div>
  );
}

function readoutsOf(state: AuditState): readonly Readout[] {
  const { words } = state.lab;
  const { pass, delta2 } = state.live.value;
  const last = state.last.value;
  return [
    ['J', words.loss, formatPlain(pass.J), 'J'],
    ['yHat', words.prediction, formatPlain(pass.yHat), 'yHat'],
    ['delta2', 'δ²', formatPlain(delta2), 'delta2'],
    ['step', words.step, String(state.step.value)],
    ['right.J', words.rightJ, last ? formatPlain(last.right) : '–'],
    ['printed.J', words.printedJ, last ? formatPlain(last.printed) : '–'],
  ];
}

/** The slider for h, and whose error is drawn. */
function Difference({ state }: { state: AuditState }) {
  const { settings, words } = state.lab;
  const power = settings.texts.hPower;
  const written = `h = ${formatPower(state.params.value.hPower)}`;
  return (
    <div class="lab-fields">
      <label class="lab-field audit-slider">
        <span>{words.hLabel}</span>
        <input
          type="range"
          min={H_POWERS.minimum}
          max={H_POWERS.maximum}
          step={H_POWERS.step}
          value={power.value}
          aria-valuetext={written}
          onInput={(event) => (power.value = event.currentTarget.value)}
        />
        <output data-metric="h" hidden>
          {10 ** state.params.value.hPower}
        </output>
        <span>{written}</span>
      </label>
      <SelectField
        label={words.errorOf}
        text={settings.texts.errorOf}
        options={[['all', words.all], ...PARAMETER_NAMES.map((name) => [name, name] as const)]}
      />
    </div>
  );
}
