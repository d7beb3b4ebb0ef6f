import { useEffect, useMemo } from 'preact/hooks';
import { RailGroup } from '../frame/Lab.tsx';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { Prediction } from '../frame/Prediction.tsx';
import { fixed, type Readout } from '../frame/Readouts.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import { TableFault } from '../frame/table/TableFault.tsx';
import { Charts } from './Charts.tsx';
import type { Words } from './en.ts';
import { Shares } from './Shares.tsx';
import { createFinance, type FinanceLab } from './state.ts';

const LENDING = { limitA: [0, 1, 0.01], limitB: [0, 1, 0.01], loss: 'log' } as const;
const TRAINING = { hidden: 'doubling', epochs: 'log', learningRate: 'log', decay: 'log' } as const;

/** The lab `finance`: a scorer of loans, the limits of two groups, and what becomes equal and what does not. */
export function Finance({ language }: { language: Language<Words> }) {
  const state = useMemo(() => createFinance(language), [language]);
  const { lab, loaded } = state;
  const { words } = lab;
  const { groups, loss, model, hidden, ...training } = words.params;
  const isMlp = lab.settings.texts.model.value === 'mlp';
  const [first, second] = words.groups[lab.settings.shown.value.groups];
  useEffect(() => void loaded.load(), [loaded]);
  return (
    <LabShell
      lab={lab}
      layout="rail main side"
      notices={<TableFault loaded={loaded} words={lab.frame} />}
      readouts={readoutsOf(state)}
      keys={['profit', 'auc']}
      prediction={<Prediction prediction={state.prediction} words={lab.frame} isFree={lab.isFree} />}
      rail={
        <>
          <RailGroup title={words.lending}>
            <Fields
              lab={lab}
              labels={{ groups, limitA: words.refuseFrom(first), limitB: words.refuseFrom(second), loss }}
              options={words.options}
              sliders={LENDING}
              live
            />
            <p class="lab-buttons">
              <button type="button" onClick={() => state.setBoth(state.advised.value)}>
                {words.toAdvised(state.advised.value.toPrecision(2))}
              </button>
              <button type="button" disabled={!state.groups.value} onClick={() => state.setBest()}>
                {words.toBest}
              </button>
            </p>
          </RailGroup>
          <RailGroup title={words.training}>
            <Fields
              lab={lab}
              labels={{ model, ...(isMlp && { hidden }), ...training }}
              options={words.options}
              sliders={TRAINING}
            />
          </RailGroup>
        </>
      }
      main={<Charts state={state} />}
      side={<Shares state={state} />}
      drawers={
        <details class="lab-details">
          <summary>{words.names}</summary>
          <dl class="finance-names">
            {words.definitions.map(([name, text]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </details>
      }
      data={<p>{words.dataText}</p>}
    />
  );
}

/** The live numbers; before a run, those of the one column. */
function readoutsOf({ lab, snapshot, groups, lent }: FinanceLab): Readout[] {
  const { words } = lab;
  const accuracy = () => {
    if (!lent.value) return null;
    const { truePositives, trueNegatives } = lent.value.both.counts;
    return (truePositives + trueNegatives) / groups.value!.all.labels.length;
  };
  return [
    ['step', words.step, String(snapshot.value?.step ?? 0)],
    ['profit', words.profit, fixed(() => lent.value?.both.profit, 1)],
    ['everybody', words.everybody, fixed(() => lent.value?.everybody, 1)],
    ['accepted', words.accepted, fixed(() => lent.value?.both.accepted, 3)],
    ['auc', words.auc, fixed(() => groups.value?.all.auc, 3)],
    ['ece', words.ece, fixed(() => groups.value?.all.ece, 3)],
    ['accuracy', words.accuracy, fixed(accuracy, 3)],
  ];
}
