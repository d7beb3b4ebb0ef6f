import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import type { Words } from './en.ts';
import { Graph } from './Graph.tsx';
import { Inputs } from './Inputs.tsx';
import { createGraph } from './state.ts';
import { Stepper } from './Stepper.tsx';
import { ResultTable, TapeTable, writePlain } from './Tables.tsx';
import { nameOf } from './writing.ts';

interface AutodiffGraphProps {
  language: Language<Words>;
  /** The code that runs, drawn by the page. */
  children?: ComponentChildren;
}

/** The tape of an expression that the reader types, forward and back. */
export function AutodiffGraph({ language, children }: AutodiffGraphProps) {
  const state = useMemo(() => createGraph(language), [language]);
  const { lab } = state;
  const { words } = lab;
  const bad = state.badLine.value;
  return (
    <LabShell
      lab={lab}
      layout="rail main side"
      startLabel={words.run}
      canLink={lab.canStart.value}
      readouts={[
        ['f', words.result, writePlain(state.values.value.at(-1))],
        ['f.device', words.deviceResult, writePlain(state.found.value?.value)],
      ]}
      keys={['f']}
      notices={
        bad >= 0 && (
          <p class="lab-error" role="alert">
            {words.notFinite(nameOf(bad))}
          </p>
        )
      }
      rail={<Inputs state={state} />}
      main={
        <>
          <Stepper state={state} />
          <Graph state={state} />
        </>
      }
      side={
        <>
          <p class="lab-heading">{words.table}</p>
          <TapeTable state={state} />
          <p class="lab-heading">{words.results}</p>
          <ResultTable state={state} />
        </>
      }
      drawers={
        <details class="lab-details">
          <summary>{words.code}</summary>
          {children}
        </details>
      }
    />
  );
}
