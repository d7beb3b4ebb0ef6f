import { computed, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { WORLDS } from '@src/labs/games/world.ts';
import type { GamesParams } from '@src/labs/games/protocol.ts';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { Prediction } from '../frame/Prediction.tsx';
import { fixed, type Readout } from '../frame/Readouts.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import type { Words } from './en.ts';
import { createGames, shareReached, type GamesState } from './state.ts';
import { World } from './World.tsx';

/** Settings that only some methods have. */
const ONLY: Partial<Record<keyof GamesParams, readonly GamesParams['method'][]>> = {
  alpha: ['table'],
  learningRate: ['deep-q'],
  policyRate: ['policy'],
  exploring: ['table', 'deep-q'],
  epsilon: ['table', 'deep-q'],
  replay: ['deep-q'],
  targetEvery: ['deep-q'],
  baseline: ['policy'],
};

/** The lab `games`: an agent learns to walk through a small world. */
export function Games({ language }: { language: Language<Words> }) {
  const state = useMemo(() => createGames(language), [language]);
  const { lab, live } = state;
  const { words } = lab;
  const { method } = lab.settings.shown.value;
  const labels = Object.fromEntries(
    Object.entries(words.params).filter(([name]) => ONLY[name as keyof GamesParams]?.includes(method) ?? true),
  );
  return (
    <LabShell
      lab={lab}
      layout="rail main side"
      onStart={() => void lab.start({ live: live.peek() })}
      readouts={readoutsOf(state)}
      keys={['episode', 'expected']}
      prediction={<Prediction prediction={state.prediction} words={lab.frame} isFree={lab.isFree} />}
      rail={
        <>
          <WorldField state={state} />
          <Fields
            lab={lab}
            labels={labels}
            options={words.options}
            sliders={{
              slip: [0, 0.6, 0.05],
              episodes: 'log',
              gamma: [0.5, 1, 0.01],
              learningRate: 'log',
              policyRate: 'log',
            }}
          />
        </>
      }
      main={
        <>
          <World state={state} />
          <LiveButtons state={state} />
        </>
      }
      side={<Returns state={state} />}
      data={<p>{words.dataText}</p>}
    />
  );
}

function LiveButtons({ state: { lab, live, tune } }: { state: GamesState }) {
  const { words } = lab;
  const { isFrozen, isSlow } = live.value;
  return (
    <p class="lab-buttons">
      <button
        type="button"
        aria-pressed={isFrozen}
        disabled={lab.isFree.value}
        onClick={() => tune({ isFrozen: !isFrozen })}
      >
        {isFrozen ? words.thaw : words.freeze}
      </button>
      <button type="button" aria-pressed={isSlow} onClick={() => tune({ isSlow: !isSlow })}>
        {isSlow ? words.fast : words.slow}
      </button>
    </p>
  );
}

function WorldField({ state }: { state: GamesState }) {
  const { lab, world } = state;
  const { words } = lab;
  const known = Object.values(WORLDS).includes(world.value);
  return (
    <div class="lab-field">
      <label for="games-world">{words.worlds}</label>
      <select
        id="games-world"
        value={world.value}
        disabled={!lab.isFree.value}
        onChange={(event) => state.setWorld(event.currentTarget.value)}
      >
        {Object.entries(WORLDS).map(([name, text]) => (
          <option key={name} value={text} selected={text === world.value}>
            {words.world[name as keyof typeof WORLDS]}
          </option>
        ))}
        {!known && (
          <option value={world.value} selected>
            {words.ownWorld}
          </option>
        )}
      </select>
    </div>
  );
}

/** Returns of the episodes, and what the policy can expect without exploring, between the random and the best player. */
function Returns({ state }: { state: GamesState }) {
  const { lab, snapshot, episodes, expected, random, best } = state;
  const { words } = lab;
  const model = useMemo(() => {
    const xEnd = computed(() => lab.settings.allowed.value.episodes);
    const level = (value: ReadonlySignal<number>) => [
      { x: 0, y: value.value },
      { x: xEnd.value, y: value.value },
    ];
    return {
      xEnd,
      series: computed((): Series[] => [
        { name: words.series.best, colour: '--lab-good', ghost: true, points: level(best) },
        { name: words.series.random, colour: '--sl-color-gray-3', ghost: true, points: level(random) },
        { name: words.series.episodes, colour: '--sl-color-gray-3', points: episodes.value },
        { name: words.series.expected, colour: '--lab-blue', points: expected.value },
      ]),
      summary: computed(() =>
        snapshot.value
          ? words.summary(snapshot.value.episode, snapshot.value.expected.toFixed(2))
          : words.chartStart(random.value.toFixed(2), best.value.toFixed(2)),
      ),
    };
  }, [state]);
  return (
    <LineChart
      series={model.series}
      xEnd={model.xEnd}
      xLabel={words.episode}
      yLabel={words.returnAxis}
      yRange={[-4.2, 1]}
      summary={model.summary}
      tableLabel={lab.frame.table}
    />
  );
}

/** The live numbers. */
function readoutsOf({ lab, snapshot, recent, random }: GamesState): Readout[] {
  const { words } = lab;
  const mean = () => recent.value.reduce((sum, { total }) => sum + total, 0) / recent.value.length;
  return [
    ['episode', words.episode, String(snapshot.value?.episode ?? 0)],
    ['steps', words.steps, String(snapshot.value?.steps ?? 0)],
    ['last', words.last, fixed(() => recent.value.at(-1)?.total, 2)],
    ['mean', words.mean, fixed(mean, 2)],
    ['reached', words.reached, fixed(() => shareReached(recent.value), 2)],
    ['epsilon', words.epsilon, fixed(() => snapshot.value?.epsilon, 2)],
    ['expected', words.expected, fixed(() => snapshot.value?.expected ?? random.value, 2)],
    ['loss', words.loss, fixed(() => snapshot.value?.loss, 4)],
  ];
}
