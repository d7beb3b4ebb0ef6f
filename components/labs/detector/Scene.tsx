import { useMemo } from 'preact/hooks';
import { IMAGE, SHAPES } from '@src/labs/detector/protocol.ts';
import type { Box } from '@src/math/iou.ts';
import { followPointer } from '../../controls/followPointer.ts';
import { fromGrey, Pixels } from '../../controls/Pixels.tsx';
import type { DetectorState } from './state.ts';

/** A box as a rectangle of an SVG whose sides are 1. */
export function Rect({ box, kind }: { box: Box; kind: 'truth' | 'found' | 'shared' }) {
  return <rect class={kind} x={box.cx - box.w / 2} y={box.cy - box.h / 2} width={box.w} height={box.h} />;
}

/** The box that two share; of no size where they are apart. */
function shared(a: Box, b: Box): Box {
  const side = (p: number, pLength: number, q: number, qLength: number) => {
    const [from, to] = [Math.max(p - pLength / 2, q - qLength / 2), Math.min(p + pLength / 2, q + qLength / 2)];
    return [(from + to) / 2, Math.max(0, to - from)] as const;
  };
  const [[cx, w], [cy, h]] = [side(a.cx, a.w, b.cx, b.w), side(a.cy, a.h, b.cy, b.h)];
  return { cx, cy, w, h };
}

/** The reader's scene, to drag or to set, with the true box, the found one, and what they share. */
export function SceneView({ state }: { state: DetectorState }) {
  const { lab, scene, image, guess, isMoving } = state;
  const { words } = lab;
  const { box, shape } = scene.value;
  const { box: found, shape: foundShape, intersection, union, iou } = guess.value;
  const rgba = useMemo(() => fromGrey(image.value), [image.value]);
  const pointer = useMemo(() => {
    let surface: Element;
    const follow = ({ clientX, clientY }: PointerEvent) => {
      const { left, top, width, height } = surface.getBoundingClientRect();
      state.move({ cx: (clientX - left) / width, cy: (clientY - top) / height });
    };
    return followPointer({
      onStart(event) {
        surface = event.currentTarget as Element;
        isMoving.value = false;
        follow(event);
      },
      onMove: follow,
    });
  }, [state]);
  const slider = (name: keyof Box, label: string, least: number, most: number) => (
    <label key={name}>
      {label}
      <input
        type="range"
        min={least}
        max={most}
        step={0.01}
        value={box[name]}
        onInput={(event) => {
          isMoving.value = false;
          state.move({ [name]: event.currentTarget.valueAsNumber });
        }}
      />
    </label>
  );
  return (
    <div class="detector-scene">
      <div class="detector-stage" {...pointer}>
        <Pixels rgba={rgba} width={IMAGE} height={IMAGE} size={320} label={words.scene(words.shapes[shape]!)} />
        <svg viewBox="0 0 1 1" aria-hidden="true">
          <Rect box={shared(box, found)} kind="shared" />
          <Rect box={box} kind="truth" />
          <Rect box={found} kind="found" />
        </svg>
      </div>
      <div class="detector-controls">
        <p class="lab-buttons">
          <button type="button" aria-pressed={isMoving.value} onClick={() => (isMoving.value = !isMoving.value)}>
            {isMoving.value ? words.stop : words.move}
          </button>
          <button type="button" onClick={() => state.draw()}>
            {words.newScene}
          </button>
        </p>
        <p class="detector-sliders">
          <label>
            {words.shape}
            <select value={String(shape)} onChange={(event) => state.setShape(Number(event.currentTarget.value))}>
              {SHAPES.map((name, k) => (
                <option key={name} value={String(k)}>
                  {words.shapes[k]}
                </option>
              ))}
            </select>
          </label>
          {slider('cx', words.right, 0, 1)}
          {slider('cy', words.down, 0, 1)}
          {slider('w', words.width, 0.25, 0.6)}
          {slider('h', words.height, 0.25, 0.6)}
        </p>
        <p class="detector-sum">
          <span class="key truth" /> {words.truth} <span class="key found" />{' '}
          {foundShape === null ? words.average : words.found(words.shapes[foundShape]!)}
        </p>
        <p class="detector-sum" translate={false}>
          IoU = |A ∩ B| ÷ |A ∪ B| = {intersection.toFixed(3)} ÷ {union.toFixed(3)} ={' '}
          <output data-metric="sceneIou">{iou.toFixed(3)}</output>
        </p>
        <p class="lab-small">{words.sceneHint}</p>
      </div>
    </div>
  );
}
