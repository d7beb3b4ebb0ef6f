import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { Fields } from '../frame/SettingsFields.tsx';
import { Augmentation } from './Augmentation.tsx';
import { Cleaning, cleaningNumbers } from './Cleaning.tsx';
import type { Words } from './en.ts';
import { Leakage, leakageNumbers } from './Leakage.tsx';
import { Recorded, type RecordedLeakage } from './Recorded.tsx';
import { createPreprocess } from './state.ts';

/** Settings that each part shows. */
const FIELDS = {
  cleaning: ['duplicates', 'ranges', 'missing'],
  leakage: ['leak', 'trainRows', 'features', 'splits', 'seed'],
  augmentation: ['image', 'seed'],
} as const;

interface PreprocessProps {
  language: Language<Words>;
  /** What was measured of leakage. */
  recorded: readonly RecordedLeakage[];
  /** Classes of the images that can be chosen, whose pictures the page has as `--first-images`. */
  labels: readonly number[];
  /** The data caption, drawn by the page. */
  children?: ComponentChildren;
}

/** The lab `preprocess`: clean a table, measure leakage, augment a real image. */
export function Preprocess({ language, recorded, labels, children }: PreprocessProps) {
  const state = useMemo(() => createPreprocess(language), [language]);
  const { lab } = state;
  const { words, settings } = lab;
  useEffect(() => state.followPart(), [state]);
  const cleaning = useMemo(() => cleaningNumbers(lab), [lab]);
  const leakage = useMemo(() => leakageNumbers(state), [state]);
  const { part } = settings.shown.value;
  return (
    <LabShell
      lab={lab}
      layout={part === 'leakage' ? 'rail main side' : 'rail main'}
      startLabel={part === 'leakage' ? words.measure : words.augment}
      {...(part === 'cleaning' && { bar: <></> })}
      readouts={part === 'cleaning' ? cleaning : part === 'leakage' ? leakage : []}
      keys={['cleanMean', 'difference']}
      rail={
        <>
          <Fields lab={lab} labels={{ part: words.part }} options={{ part: words.parts }} roomy />
          <Fields
            lab={lab}
            labels={Object.fromEntries(FIELDS[part].map((name) => [name, words.fields[name]]))}
            options={words.options}
            sliders={{ trainRows: 'even', features: 'even', splits: 'even', image: 'even' }}
            roomy
          />
        </>
      }
      main={
        <>
          {part === 'cleaning' && <Cleaning lab={lab} />}
          {part === 'leakage' && <Leakage state={state} recorded={recorded} />}
          {part === 'augmentation' && <Augmentation state={state} labels={labels} />}
        </>
      }
      side={part === 'leakage' && <Recorded lab={lab} recorded={recorded} />}
      data={children}
    />
  );
}
