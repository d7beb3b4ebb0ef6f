import { computed, signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Measurement, PlaygroundParams } from '@src/labs/playground/protocol.ts';
import type { KeptRun, Playground } from './state.ts';
import { Surface } from './Surface.tsx';

const METRICS = ['trainLoss', 'validationLoss', 'trainAccuracy', 'validationAccuracy'] as const;

/** The kept run A beside the present one: both surfaces, the settings that differ, both results. */
export function Compare({ plane }: { plane: Playground }) {
  const { words } = plane.lab;
  const kept = plane.kept.value;
  if (!kept) return null;
  const now = plane.params.value;
  const differing = plane.lab.settings.names.filter((name) => String(kept.network.params[name]) !== String(now[name]));
  const rows = differing.map((name) => [
    nameOf(plane, name),
    ...[kept.network.params, now].map((params) => textOf(plane, params, name)),
  ]);
  const number = (last: Measurement | null, metric: (typeof METRICS)[number]) => last?.[metric]?.toFixed(4) ?? '–';
  return (
    <div class="pg-compare" data-compare>
      <p class="lab-heading">{words.compareHeading}</p>
      <p>{words.compareHint}</p>
      <div class="pg-pair">
        <figure>
          <KeptSurface kept={kept} plane={plane} />
          <figcaption>{words.runA}</figcaption>
        </figure>
        <figure>
          <LiveSurface plane={plane} />
          <figcaption>{words.runB}</figcaption>
        </figure>
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.setting}</th>
            <th scope="col">{words.runA}</th>
            <th scope="col">{words.runB}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, a, b]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{a}</td>
              <td>{b}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{words.step}</th>
            <td data-kept="step">{kept.network.step}</td>
            <td>{plane.network.value.step}</td>
          </tr>
          {METRICS.map((metric) => (
            <tr key={metric}>
              <th scope="row">{words[metric]}</th>
              <td>{number(kept.last, metric)}</td>
              <td>{number(plane.last.value, metric)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p class="lab-small">{words.same}</p>}
    </div>
  );
}

function nameOf({ lab: { words } }: Playground, name: keyof PlaygroundParams): string {
  return { ...words.params, ...words.names }[name];
}

function textOf({ lab: { words } }: Playground, params: PlaygroundParams, name: keyof PlaygroundParams): string {
  const options = (words.options as Partial<Record<keyof PlaygroundParams, Record<string, string>>>)[name];
  const text = String(params[name]);
  return options?.[text] ?? (text.length > 20 ? `${text.slice(0, 20)}…` : text || '–');
}

function KeptSurface({ kept, plane }: { kept: KeptRun; plane: Playground }) {
  const state = useMemo(
    () => ({ values: signal(kept.network.surface), points: signal(kept.points), label: signal(plane.lab.words.runA) }),
    [kept, plane],
  );
  const view = useView(plane);
  return <Surface {...state} {...view} />;
}

function LiveSurface({ plane }: { plane: Playground }) {
  const state = useMemo(
    () => ({
      values: computed(() => plane.network.value.surface),
      points: plane.points,
      label: signal(plane.lab.words.runB),
    }),
    [plane],
  );
  const view = useView(plane);
  return <Surface {...state} {...view} />;
}

/** The two settings of the picture as signals. */
function useView(plane: Playground) {
  return useMemo(
    () => ({
      showHeld: computed(() => plane.params.value.held === 1),
      discrete: computed(() => plane.params.value.discrete === 1),
    }),
    [plane],
  );
}
