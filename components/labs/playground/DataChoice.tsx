import { useEffect, useId, useRef } from 'preact/hooks';
import { isRegression, makePoints } from '@src/labs/playground/data.ts';
import { CLASS_SETS, playground, OWN_SETS, VALUE_SETS } from '@src/labs/playground/protocol.ts';
import { drawPoints } from './paint.ts';
import type { Playground } from './state.ts';

const THUMBNAIL_POINTS = 120;
const GROUPS = [
  ['classification', [...CLASS_SETS, OWN_SETS[0]]],
  ['regression', [...VALUE_SETS, OWN_SETS[1]]],
] as const;

/** The data sets as small pictures, one of which is chosen. */
export function DataChoice({ plane }: { plane: Playground }) {
  const { words } = plane.lab;
  const name = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const paint = () => {
      const canvases = box.current!.querySelectorAll('canvas');
      for (const [i, data] of GROUPS.flatMap(([, sets]) => [...sets]).entries()) {
        if (data.startsWith('own')) continue;
        const params = {
          ...playground.defaults,
          data,
          points: isRegression(data) ? 3 * THUMBNAIL_POINTS : THUMBNAIL_POINTS,
        };
        drawPoints(canvases[i]!, makePoints({ ...params, validation: 0 }).training, []);
      }
    };
    paint();
    const theme = new MutationObserver(paint);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const size = new ResizeObserver(paint); // in a sheet they have no size until it opens
    size.observe(box.current!.querySelector('canvas')!);
    return () => {
      theme.disconnect();
      size.disconnect();
    };
  }, []);
  return (
    <div class="pg-sets" ref={box}>
      {GROUPS.map(([group, sets]) => (
        <fieldset key={group}>
          <legend>{words[group]}</legend>
          {sets.map((data) => (
            <label key={data} class={data.startsWith('own') ? 'is-own' : ''} title={words.options.data[data]}>
              <input
                type="radio"
                name={name}
                value={data}
                checked={plane.params.value.data === data}
                onChange={() => plane.set('data', data)}
              />
              <canvas aria-hidden="true" />
              <span>{words.options.data[data]}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
