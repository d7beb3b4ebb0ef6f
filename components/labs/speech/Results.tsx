import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { TestGroup } from '@src/labs/speech/protocol.ts';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import type { SpeechLab } from './state.ts';

/** Accuracy by epoch: in training, on new phrases, on voices never heard; and what guessing gives. */
export function Curves({ state }: { state: SpeechLab }) {
  const { lab, epochs, classes, params, test } = state;
  const { words } = lab;
  const model = useMemo(() => {
    const series = computed((): Series[] => {
      const end = params.value.epochs;
      const line = (y: number) => [
        { x: 0, y },
        { x: end, y },
      ];
      const of = (pick: (epoch: (typeof epochs.value)[number]) => number | null) =>
        epochs.value.flatMap((epoch) => {
          const y = pick(epoch);
          return y === null ? [] : [{ x: epoch.epoch, y }];
        });
      const nearest = test.value?.tests.heard.nearestMean;
      return [
        {
          name: words.lines.guessing,
          colour: '--sl-color-gray-3',
          ghost: true,
          points: line(1 / classes.value.length),
        },
        ...(nearest === undefined
          ? []
          : [{ name: words.lines.nearest, colour: '--sl-color-gray-3', ghost: true, points: line(nearest) }]),
        {
          name: words.lines.training,
          colour: '--sl-color-gray-2',
          dashed: true,
          points: of(({ train }) => train.accuracy),
        },
        {
          name: params.value.task === 'language' ? words.lines.phrases : words.lines.redrawn,
          colour: '--lab-blue',
          marked: true,
          points: of(({ accuracy }) => accuracy.heard),
        },
        {
          name: words.lines.voices,
          colour: '--lab-orange',
          marked: true,
          points: of(({ accuracy }) => accuracy.unheard),
        },
      ];
    });
    return {
      series,
      end: computed(() => params.value.epochs),
      summary: computed(() => {
        const last = epochs.value.at(-1);
        if (!last) return words.noEpoch;
        const { heard, unheard } = last.accuracy;
        return words.summary(
          last.epoch,
          (100 * heard).toFixed(0),
          unheard === null ? null : (100 * unheard).toFixed(0),
        );
      }),
    };
  }, [state]);
  return (
    <LineChart
      series={model.series}
      xEnd={model.end}
      xLabel={words.epoch}
      yLabel={words.accuracy}
      yRange={[0, 1]}
      summary={model.summary}
      tableLabel={lab.frame.table}
    />
  );
}

/** What was taken for what, in both tests. */
export function Confusions({ state }: { state: SpeechLab }) {
  const { words } = state.lab;
  const tests = state.test.value?.tests;
  if (!tests) return <p class="lab-small">{words.afterTest}</p>;
  const isLanguage = state.params.value.task === 'language';
  return (
    <div class="speech-tables">
      <Confusion state={state} group={tests.heard} title={isLanguage ? words.newPhrases : words.redrawn} />
      {tests.unheard && <Confusion state={state} group={tests.unheard} title={words.newVoices} />}
    </div>
  );
}

function Confusion({ state, group, title }: { state: SpeechLab; group: TestGroup; title: string }) {
  const { words } = state.lab;
  const names = state.classes.value.map((name) => words.className(name));
  const rows = names.map((name, row) => {
    const counts = Array.from(group.confusion.subarray(row * names.length, (row + 1) * names.length));
    return { name, counts, total: counts.reduce((a, b) => a + b, 0) };
  });
  return (
    <div class="speech-scroll" tabIndex={0} role="group" aria-label={title}>
      <table class="speech-confusion">
        <caption class="lab-small">
          {words.confusionOf(title, (100 * group.accuracy).toFixed(1), (100 * group.nearestMean).toFixed(1))}
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="sr-only">{words.truth}</span>
            </th>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows
            .filter(({ total }) => total > 0)
            .map(({ name, counts, total }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {counts.map((count, column) => (
                  <td key={column} style={`--share:${Math.round((70 * count) / total)}%`}>
                    {count}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
