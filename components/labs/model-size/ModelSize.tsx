import { useId, useMemo } from 'preact/hooks';
import { PRESETS } from '@src/labs/model-size/presets.ts';
import { modelSize } from '@src/labs/model-size/protocol.ts';
import type { Totals } from '@src/nn/size/part.ts';
import { TextField } from '../../controls/TextField.tsx';
import { RailGroup } from '../frame/Lab.tsx';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import type { Readout } from '../frame/Readouts.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import type { Words } from './en.ts';
import { formatCount, formatUnit } from './format.ts';
import { Parts } from './Parts.tsx';
import { createModelSize, type ModelSizeLab } from './state.ts';

/** Numbers of a Transformer, then its choices, in the order they are shown. */
const TRANSFORMER = [
  ...(['kind', 'vocabulary', 'positions', 'width', 'blocks', 'heads', 'kvHeads', 'hidden', 'mlpKind'] as const),
  ...(['norm', 'bias', 'tied', 'sequence'] as const),
];

const UNITS: Record<keyof Totals, string> = {
  parameters: '',
  weightBytes: 'B',
  trainingBytes: 'B',
  activationBytes: 'B',
  forwardFlops: 'FLOP',
  trainingFlops: 'FLOP',
};

/** The lab `model-size`: a calculator of parameters, memory and arithmetic. */
export function ModelSize({ language }: { language: Language<Words> }) {
  const state = useMemo(() => createModelSize(language), [language]);
  const { lab, sized } = state;
  const { words, settings } = lab;
  const { error, parts } = sized.value;
  const complaint = error ? words.errors[error.code](error.word) : '';
  const family = settings.texts.family.value;
  const labels = (names: readonly (keyof Words['params'])[]) =>
    Object.fromEntries(names.map((name) => [name, words.params[name]]));
  const fields = (names: readonly (keyof Words['params'])[]) => (
    <Fields
      lab={lab}
      labels={labels(names)}
      options={words.options}
      errors={error ? { [error.field]: complaint } : {}}
      sliders={{ batch: 'doubling', width: 'doubling', blocks: 'doubling', hidden: 'doubling', sequence: 'doubling' }}
    />
  );
  return (
    <LabShell
      lab={lab}
      layout="rail main"
      canLink={state.canLink.value}
      readouts={readoutsOf(state)}
      keys={['parameters', 'trainingFlops']}
      rail={
        <>
          <PresetSelect state={state} />
          {fields(['family', 'batch', 'bytes'])}
          {family === 'transformer' ? (
            <RailGroup title={words.options.family.transformer}>{fields(TRANSFORMER)}</RailGroup>
          ) : (
            <TextField
              label={words.params[family as 'mlp' | 'cnn']}
              text={settings.texts[family as 'mlp' | 'cnn']}
              error={error?.field === family ? complaint : ''}
              hint={words.hints[family as 'mlp' | 'cnn']}
              rows={family === 'mlp' ? 1 : 4}
              maxLength={modelSize.ranges[family as 'mlp' | 'cnn'].maxLength}
            />
          )}
        </>
      }
      main={
        <>
          <Parts parts={parts} words={words} locale={lab.locale} />
          <p class="lab-small">{words.note}</p>
        </>
      }
    />
  );
}

/** The known models, and what the source of the chosen one prints. */
function PresetSelect({ state }: { state: ModelSizeLab }) {
  const { words } = state.lab;
  const id = useId();
  const preset = state.preset.value;
  return (
    <div class="lab-fields model-preset">
      <div class="lab-field">
        <label for={id}>{words.preset}</label>
        <select id={id} value={preset?.id ?? ''} onChange={(event) => state.choose(event.currentTarget.value)}>
          {!preset && <option value="">{words.own}</option>}
          {PRESETS.map((candidate) => (
            <option key={candidate.id} value={candidate.id} selected={candidate === preset}>
              {candidate.name}
            </option>
          ))}
        </select>
      </div>
      <p class="lab-small">
        {preset && (preset.published ? words.published(preset.published, preset.source) : words.counted(preset.source))}
      </p>
    </div>
  );
}

/** Every total: rounded for people, and to the last digit. */
function readoutsOf({ lab, totals }: ModelSizeLab): Readout[] {
  return (Object.keys(UNITS) as (keyof Totals)[]).map((name) => {
    const total = totals.value[name];
    const told = name === 'parameters' ? formatCount(total, lab.locale) : formatUnit(total, UNITS[name]);
    return [name, lab.words.totals[name], String(total), undefined, told];
  });
}
