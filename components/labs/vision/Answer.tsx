import { useMemo } from 'preact/hooks';
import { CIFAR10_CLASSES } from '@src/data/cifar10Classes.ts';
import { fromRgb, Pixels } from '../../controls/Pixels.tsx';
import { pixelsUnder } from './layers.ts';
import type { VisionState } from './state.ts';

/** The picture with the pixels that the chosen number depends on, its saliency, and the ten probabilities. */
export function Answer({ state }: { state: VisionState }) {
  const { lab, picture, look, layer, place } = state;
  const { words, locale } = lab;
  const { rgb, truth } = picture.value;
  const { top, left, side } = pixelsUnder(layer.value, place.value);
  const shown = useMemo(() => fromRgb(rgb), [rgb]);
  const saliency = look.value?.saliency ?? null;
  const gradient = useMemo(() => saliency && fromGradient(saliency), [saliency]);
  const name = (c: number) => CIFAR10_CLASSES[c]![locale];
  const chosen = look.value?.chosen ?? null;
  const told = truth === null ? words.ownPicture : words.testPicture(name(truth));
  return (
    <>
      <div class="vision-pictures">
        <figure>
          <div class="vision-picture">
            <Pixels rgba={shown} width={32} height={32} size={160} label={told} />
            <span
              class="mark"
              style={`left:${left / 0.32}%;top:${top / 0.32}%;width:${side / 0.32}%;height:${side / 0.32}%`}
            />
          </div>
          <figcaption class="lab-small">{words.field(told, side, layer.value)}</figcaption>
        </figure>
        <figure>
          {gradient ? (
            <Pixels rgba={gradient} width={32} height={32} size={160} label={words.saliencyOf(name(chosen!))} />
          ) : (
            <div class="vision-blank" />
          )}
          <figcaption class="lab-small">{gradient ? words.saliencyOf(name(chosen!)) : words.saliency}</figcaption>
        </figure>
      </div>
      <table class="probabilities vision-classes" aria-label={words.probabilities}>
        <tbody>
          {CIFAR10_CLASSES.map((_, c) => {
            const p = look.value?.probabilities[c];
            return (
              <tr key={c} class={state.answer.value?.best === c ? 'best' : ''}>
                <th scope="row">
                  <button
                    type="button"
                    disabled={!look.value}
                    aria-pressed={chosen === c}
                    title={words.saliencyOf(name(c))}
                    onClick={() => (state.chosen.value = c)}
                  >
                    {name(c)}
                  </button>
                </th>
                <td class="bar" aria-hidden="true">
                  <span style={`width:${(100 * (p ?? 0)).toFixed(1)}%`} />
                </td>
                <td>
                  <output data-metric={`p${c}`}>{p === undefined ? '–' : p.toFixed(3)}</output>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

/** The largest size of the gradient over the three colours, white where it is largest of all. @param gradient [32, 32, 3] */
function fromGradient(gradient: Float32Array): Uint8ClampedArray {
  const sizes = Float32Array.from({ length: gradient.length / 3 }, (_, i) =>
    Math.max(...[0, 1, 2].map((c) => Math.abs(gradient[3 * i + c]!))),
  );
  const most = sizes.reduce((a, b) => Math.max(a, b), 1e-12);
  return Uint8ClampedArray.from({ length: 4 * sizes.length }, (_, i) =>
    i % 4 === 3 ? 255 : (255 * sizes[i >> 2]!) / most,
  );
}
