import { computed, signal } from '@preact/signals';
import { useEffect, useId, useMemo } from 'preact/hooks';
import type { DeviceReport } from '@src/engine/protocol.ts';
import type { Locale } from '@src/i18n/locale.ts';
import { DEFAULT_PARAMS, findPreset, PRESETS } from '@src/labs/model-size/presets.ts';
import { PARAM_RANGES, sizeNetwork, type ModelSizeParams } from '@src/labs/model-size/protocol.ts';
import { SizeError, sumParts, type Part, type Totals } from '@src/nn/size/part.ts';
import { encodePermalink } from '@src/labs/permalink.ts';
import { TextField } from '../../controls/TextField.tsx';
import { CopyLink } from '../frame/CopyLink.tsx';
import { Lab } from '../frame/Lab.tsx';
import { Notices } from '../frame/Notices.tsx';
import { createSettings } from '../frame/settings.ts';
import { SettingsFields } from '../frame/SettingsFields.tsx';
import type { LabState } from '../frame/strings.ts';
import { formatCount, formatUnit } from './format.ts';
import { Parts } from './Parts.tsx';
import { strings } from './strings.ts';

/** Settings of one family, in the order they are shown. */
const FIELDS: Record<string, readonly (keyof ModelSizeParams)[]> = {
  mlp: [],
  cnn: [],
  transformer: [
    ...(['kind', 'vocabulary', 'positions', 'width', 'blocks', 'heads', 'kvHeads', 'hidden', 'mlpKind'] as const),
    ...(['norm', 'bias', 'tied', 'sequence'] as const),
  ],
};

const UNITS: Record<keyof Totals, string> = {
  parameters: '',
  weightBytes: 'B',
  trainingBytes: 'B',
  activationBytes: 'B',
  forwardFlops: 'FLOP',
  trainingFlops: 'FLOP',
};

/** The settings and what follows from them; while they are refused, the last result stays. */
function createCalculator() {
  const settings = createSettings<ModelSizeParams>('model-size', DEFAULT_PARAMS, PARAM_RANGES);
  let last: Part[] = sizeNetwork(DEFAULT_PARAMS);
  let lastTotals = sumParts(last, DEFAULT_PARAMS.batch, Number(DEFAULT_PARAMS.bytes));
  const sized = computed<{ parts: Part[]; error: SizeError | null }>(() => {
    if (settings.refused.value.length > 0) return { parts: last, error: null };
    try {
      last = sizeNetwork(settings.values.value);
      return { parts: last, error: null };
    } catch (error) {
      if (error instanceof SizeError) return { parts: last, error };
      throw error;
    }
  });
  const isRefused = computed(() => settings.refused.value.length > 0 || sized.value.error !== null);
  const totals = computed(() => {
    const { batch, bytes } = settings.values.value;
    if (!isRefused.value) lastTotals = sumParts(sized.value.parts, batch, Number(bytes));
    return lastTotals;
  });
  return {
    settings,
    sized,
    isRefused,
    totals,
    state: signal<LabState>('idle'),
    device: signal<DeviceReport | null>(null),
    announcement: signal(''),
    // There is no run that could fail.
    run: { fault: signal(null), goOn: () => undefined },
  };
}

/** The lab `model-size`: a calculator of parameters, memory and arithmetic. */
export default function ModelSize({ locale }: { locale: Locale }) {
  const words = strings[locale];
  const calculator = useMemo(createCalculator, []);
  const { settings, sized, totals, announcement } = calculator;
  useEffect(() => settings.followLink(() => false), [settings]);
  const { error, parts } = sized.value;
  const complaint = error ? words.errors[error.code](error.word) : '';
  const family = settings.texts.family.value;
  const labels = (names: readonly (keyof ModelSizeParams)[]) =>
    Object.fromEntries(names.map((name) => [name, words.params[name]]));
  const fields = { settings, locale, options: words.options, disabled: false };
  const text = (name: 'mlp' | 'cnn', rows: number) => (
    <TextField
      label={words.params[name]}
      text={settings.texts[name]}
      error={error?.field === name ? complaint : ''}
      hint={words.hints[name]}
      rows={rows}
      maxLength={PARAM_RANGES[name].maxLength}
    />
  );
  const choose = (id: string) => {
    const preset = PRESETS.find((candidate) => candidate.id === id);
    if (!preset) return;
    settings.set(preset.params);
    announcement.value = `${preset.name}: ${formatCount(totals.value.parameters, locale)} ${words.parameters}`;
  };
  return (
    <Lab
      id="model-size"
      locale={locale}
      title={words.title}
      tryThis={words.tryThis}
      state={calculator.state}
      device={calculator.device}
      announcement={announcement}
      elementRef={() => undefined}
      layout="rail main"
      notices={<Notices run={calculator.run} settings={settings} locale={locale} onStartAgain={() => undefined} />}
      bar={<PresetSelect values={settings.values.value} locale={locale} onChoose={choose} />}
      numbers={<Readouts totals={totals.value} locale={locale} />}
      rail={
        <>
          <SettingsFields {...fields} labels={labels(['family', 'batch', 'bytes'])} />
          <div class="lab-fields">
            {family === 'mlp' && text('mlp', 1)}
            {family === 'cnn' && text('cnn', 3)}
          </div>
          <SettingsFields
            {...fields}
            labels={labels(FIELDS[family]!)}
            errors={error ? { [error.field]: complaint } : {}}
          />
        </>
      }
      main={
        <>
          <Parts parts={parts} locale={locale} />
          <p class="lab-small">{words.note}</p>
        </>
      }
      drawers={
        <p class="lab-buttons">
          <CopyLink
            locale={locale}
            disabled={calculator.isRefused.value}
            fragment={() => encodePermalink('model-size', settings.values.value)}
          />
        </p>
      }
    />
  );
}

interface PresetSelectProps {
  values: ModelSizeParams;
  locale: Locale;
  onChoose: (id: string) => void;
}

/** The known models, and what the source of the chosen one prints. */
function PresetSelect({ values, locale, onChoose }: PresetSelectProps) {
  const words = strings[locale];
  const id = useId();
  const preset = findPreset(values);
  return (
    <div class="lab-field model-preset">
      <label for={id}>{words.preset}</label>
      <select id={id} value={preset?.id ?? ''} onChange={(event) => onChoose(event.currentTarget.value)}>
        {!preset && <option value="">{words.own}</option>}
        {PRESETS.map((candidate) => (
          <option key={candidate.id} value={candidate.id} selected={candidate === preset}>
            {candidate.name}
          </option>
        ))}
      </select>
      <span class="lab-small">
        {preset && (preset.published ? words.published(preset.published, preset.source) : words.counted(preset.source))}
      </span>
    </div>
  );
}

function Readouts({ totals, locale }: { totals: Totals; locale: Locale }) {
  const words = strings[locale].totals;
  return (
    <dl class="lab-readouts model-totals">
      {(Object.keys(UNITS) as (keyof Totals)[]).map((name) => (
        <div key={name}>
          <dt>{words[name]}</dt>
          <dd>
            {name === 'parameters' ? formatCount(totals[name], locale) : formatUnit(totals[name], UNITS[name])}
            <output data-metric={name}>{totals[name]}</output>
          </dd>
        </div>
      ))}
    </dl>
  );
}
