import type { ReadonlySignal } from '@preact/signals';
import { isNumberRange, type NumberRange } from '@src/labs/permalink.ts';
import { NumberField } from '../../controls/NumberField.tsx';
import { SelectField } from '../../controls/SelectField.tsx';
import type { Settings } from './settings.ts';
import type { FrameWords } from './words/en.ts';

interface SettingsFieldsProps<T extends object> {
  settings: Settings<T>;
  words: FrameWords;
  /** Label of every setting shown, in this order. */
  labels: Partial<Record<keyof T, string>>;
  /** Label of every option of a choice: by setting, then by value. */
  options?: Partial<Record<keyof T, Readonly<Record<string, string>>>>;
  /** Complaints about numbers that their range allows. */
  errors?: Partial<Record<keyof T, string>>;
  disabled: boolean;
  /** Numbers that also have a slider over their range: even or by powers; or even, from least to most by a step. */
  sliders?: Partial<Record<keyof T, 'even' | 'log' | 'doubling' | NumberRange>>;
  /** Sliders and choices under their labels, as long as the rail is wide: for labs of few settings. */
  roomy?: boolean;
}

function sliderOf(slider: 'even' | 'log' | 'doubling' | NumberRange | undefined, range: NumberRange) {
  if (slider === undefined) return undefined;
  return typeof slider === 'string' ? { scale: slider, range } : { scale: 'even' as const, range: slider };
}

/** A field for each setting that has a label: a number with its complaint beside it, or a choice. */
function SettingsFields<T extends object>(props: SettingsFieldsProps<T>) {
  const { settings, words, labels, options, errors, disabled, sliders, roomy = false } = props;
  return (
    <div class={roomy ? 'lab-fields roomy' : 'lab-fields'}>
      {settings.names
        .filter((name) => labels[name] !== undefined)
        .map((name) => {
          const range = settings.ranges[name];
          const label = labels[name]!;
          if (isNumberRange(range)) {
            const error = settings.refused.value.includes(name) ? words.outOfRange(...range) : (errors?.[name] ?? '');
            return (
              <NumberField
                key={name}
                label={label}
                text={settings.texts[name]}
                disabled={disabled}
                error={error}
                words={words}
                slider={sliderOf(sliders?.[name], range)}
              />
            );
          }
          if (!('oneOf' in range)) return null;
          const names = options?.[name];
          const choices = range.oneOf.map((value) => [value, names?.[value] ?? value] as const);
          return (
            <SelectField key={name} label={label} text={settings.texts[name]} options={choices} disabled={disabled} />
          );
        })}
    </div>
  );
}

type FieldsProps<P extends object> = Omit<SettingsFieldsProps<P>, 'settings' | 'words' | 'disabled'> & {
  lab: { settings: Settings<P>; frame: FrameWords; isFree: ReadonlySignal<boolean> };
  /** Whether they may be changed during a run; not, by default. */
  live?: boolean;
};

/** The settings of a lab, fixed while it runs. */
export function Fields<P extends object>({ lab, live = false, ...fields }: FieldsProps<P>) {
  return <SettingsFields settings={lab.settings} words={lab.frame} disabled={!live && !lab.isFree.value} {...fields} />;
}
