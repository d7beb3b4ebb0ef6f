import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { shapeOf } from '@src/labs/playground/describe.ts';
import type { Playground } from './state.ts';
import type { DrawnNetwork } from './untrained.ts';
import { Surface } from './Surface.tsx';
import { decimal, unitSurface } from './units.ts';

import type { ComponentChildren } from 'preact';

interface PictureProps {
  plane: Playground;
  onPress: ((x1: number, x2: number) => void) | undefined;
  poster?: ComponentChildren;
}

/** The large picture: the shown unit over the plane, with the points, what is shown, and the scale. */
export function Picture({ plane, onPress, poster }: PictureProps) {
  const { words, settings } = plane.lab;
  const model = useMemo(() => {
    const name = computed(() => {
      const { layer, unit } = plane.shown.value;
      const isOutput = layer === shapeOf(plane.params.value).sizes.length - 2;
      return isOutput ? words.outputName : words.unitName(layer + 1, unit + 1);
    });
    const surfaceOf = (network: DrawnNetwork) => {
      const { layer, unit } = plane.shown.value;
      const isOutput = layer === shapeOf(network.params).sizes.length - 2;
      return isOutput ? network.surface : unitSurface(network, layer, unit);
    };
    return {
      name,
      values: computed(() => surfaceOf(plane.network.value)),
      label: computed(() => {
        const values = surfaceOf(plane.spoken.value);
        const low = values.reduce((a, b) => Math.min(a, b), Infinity);
        const high = values.reduce((a, b) => Math.max(a, b), -Infinity);
        const share = (100 * values.filter((value) => value >= 0).length) / values.length;
        const { training, validation } = plane.points.value;
        return [
          words.surfaceSummary(name.value, decimal(low), decimal(high), share.toFixed(0)),
          words.pointsSummary(training.length, validation.length),
        ].join(' ');
      }),
      showHeld: computed(() => plane.params.value.held === 1),
      discrete: computed(() => plane.params.value.discrete === 1),
    };
  }, [plane]);
  return (
    <figure class="pg-picture">
      <Surface
        values={model.values}
        points={plane.points}
        showHeld={model.showHeld}
        discrete={model.discrete}
        label={model.label}
        onPress={onPress}
        poster={poster}
      />
      <p class="pg-scale" aria-hidden="true">
        <span>■ −1</span>
        <span class="pg-gradient" />
        <span>+1 ●</span>
      </p>
      <figcaption class="lab-small">{words.surfaceOf(model.name.value)}</figcaption>
      <div class="pg-checks">
        {(['held', 'discrete'] as const).map((name) => (
          <label key={name} class="pg-check">
            <input
              type="checkbox"
              checked={settings.texts[name].value === '1'}
              onChange={(event) => plane.set(name, event.currentTarget.checked ? '1' : '0')}
            />{' '}
            {words[name]}
          </label>
        ))}
      </div>
    </figure>
  );
}
