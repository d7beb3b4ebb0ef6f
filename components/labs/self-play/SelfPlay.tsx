import { computed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { createBoard } from '@src/labs/self-play/game.ts';
import type { Measurement } from '@src/labs/self-play/protocol.ts';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { SelectField } from '../../controls/SelectField.tsx';
import { RailGroup } from '../frame/Lab.tsx';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { Prediction } from '../frame/Prediction.tsx';
import { fixed, type Readout } from '../frame/Readouts.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import { Board } from './Board.tsx';
import type { Words } from './en.ts';
import { Pieces } from './Pieces.tsx';
import { createSelfPlayLab, group, type SelfPlayState } from './state.ts';

/** The lab `self-play`: a network that learns Connect Four from games with itself, and plays against the reader at any age. */
export function SelfPlay({ language }: { language: Language<Words> }) {
  const state = useMemo(() => createSelfPlayLab(language), [language]);
  const { lab } = state;
  const { words } = lab;
  useEffect(() => state.match.follow(), [state]);
  const { simulations, begins, ...training } = words.params;
  return (
    <LabShell
      lab={lab}
      layout="rail main side"
      readouts={readoutsOf(state)}
      keys={['games', 'searchTactical']}
      prediction={<Prediction prediction={state.prediction} words={lab.frame} isFree={lab.isFree} />}
      rail={
        <>
          <RailGroup title={words.opponent}>
            <div class="lab-fields">
              <SelectField label={words.age} text={state.age} options={agesOf(state)} />
            </div>
            <Fields lab={lab} live labels={{ simulations, begins }} options={words.options} />
          </RailGroup>
          <RailGroup title={words.training}>
            <Fields lab={lab} labels={training} sliders={{ games: 'log', learningRate: 'log', lambda: [0, 1, 0.05] }} />
          </RailGroup>
        </>
      }
      main={<Board state={state} />}
      side={<Scores state={state} />}
      data={<p>{words.dataText}</p>}
    />
  );
}

/** The ages that the reader may choose. */
function agesOf({ lab, untrained, kept }: SelfPlayState): [string, string][] {
  const { words } = lab;
  return [
    ...[untrained.value, ...kept.value].map(({ games }): [string, string] => [
      String(games),
      words.ageOf(group(games)),
    ]),
    ['newest', words.newest],
  ];
}

const COLOURS = { aloneRandom: '--lab-good', aloneTactical: '--lab-orange', searchTactical: '--lab-blue' } as const;

/** How the newest network fares against players that do not learn. */
function Scores({ state }: { state: SelfPlayState }) {
  const { lab, measurements, summary, snapshot } = state;
  const { words } = lab;
  const own = snapshot.value?.moves ?? [];
  const model = useMemo(() => {
    const xEnd = computed(() => lab.settings.allowed.value.games);
    const even = computed(() => [
      { x: 0, y: 0.5 },
      { x: xEnd.value, y: 0.5 },
    ]);
    return {
      xEnd,
      series: computed((): Series[] => [
        { name: words.series.even, colour: '--sl-color-gray-3', ghost: true, points: even.value },
        ...Object.entries(COLOURS).map(([name, colour]) => ({
          name: words.series[name as keyof typeof COLOURS],
          colour,
          marked: true,
          points: measurements.value.map((measured) => ({
            x: measured.games,
            y: measured[name as keyof Measurement],
          })),
        })),
      ]),
    };
  }, [state]);
  return (
    <>
      <LineChart
        series={model.series}
        xEnd={model.xEnd}
        xLabel={words.gamesAxis}
        yLabel={words.scoreAxis}
        yRange={[0, 1]}
        summary={summary}
        tableLabel={lab.frame.table}
      />
      <div class="self-play-own">
        <Pieces board={createBoard(own)} moves={own} full={1} />
        <p class="lab-small">
          {words.own(own.length)} {words.forMover}
        </p>
      </div>
    </>
  );
}

/** The live numbers. */
function readoutsOf({ lab, snapshot, measurements }: SelfPlayState): Readout[] {
  const { words } = lab;
  const last = () => measurements.value.at(-1);
  return [
    ['games', words.played, String(snapshot.value?.games ?? 0)],
    ['policyLoss', words.policyLoss, fixed(() => snapshot.value?.losses?.[0], 3)],
    ['valueLoss', words.valueLoss, fixed(() => snapshot.value?.losses?.[1], 3)],
    ['aloneRandom', words.aloneRandom, fixed(() => last()?.aloneRandom, 2)],
    ['aloneTactical', words.aloneTactical, fixed(() => last()?.aloneTactical, 2)],
    ['searchTactical', words.searchTactical, fixed(() => last()?.searchTactical, 2)],
  ];
}
