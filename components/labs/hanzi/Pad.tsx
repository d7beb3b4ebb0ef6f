import { useMemo } from 'preact/hooks';
import { IMAGE } from '@src/labs/hanzi/protocol.ts';
import { followPointer } from '../../controls/followPointer.ts';
import { fromGrey, Pixels } from '../../controls/Pixels.tsx';
import type { HanziState } from './state.ts';

/** Characters listed under the pad. */
const SHOWN = 4;

/** Where the reader writes, and what the network reads. */
export function Pad({ state }: { state: HanziState }) {
  const { lab, strokes, characters, answer } = state;
  const { words } = lab;
  const pointer = useMemo(() => {
    let surface: Element;
    const pointOf = ({ clientX, clientY }: PointerEvent) => {
      const { left, top, width, height } = surface.getBoundingClientRect();
      return [(100 * (clientX - left)) / width, (100 * (clientY - top)) / height] as const;
    };
    return followPointer({
      onStart(event) {
        surface = event.currentTarget as Element;
        strokes.value = [...strokes.peek(), [pointOf(event)]];
      },
      onMove(event) {
        const last = strokes.peek().at(-1)!;
        strokes.value = [...strokes.peek().slice(0, -1), [...last, pointOf(event)]];
      },
    });
  }, [strokes]);
  const seen = useMemo(
    () => (answer.value ? fromGrey(Uint8Array.from(answer.value.image, (ink) => 255 * ink)) : null),
    [answer.value],
  );
  const ranked = answer.value
    ? [...answer.value.probabilities.keys()].sort(
        (a, b) => answer.value!.probabilities[b]! - answer.value!.probabilities[a]!,
      )
    : [];
  return (
    <>
      <p class="lab-heading">{words.pad}</p>
      <svg
        class="hanzi-pad"
        viewBox="0 0 100 100"
        role="img"
        aria-label={words.padLabel(strokes.value.length)}
        {...pointer}
      >
        <path class="guide" d="M50 0V100M0 50H100M0 0L100 100M100 0L0 100" />
        {strokes.value.map((stroke, i) => (
          <polyline key={i} points={[...stroke, stroke.at(-1)!].map(([x, y]) => `${x},${y}`).join(' ')} />
        ))}
      </svg>
      <p class="lab-buttons">
        <button type="button" disabled={strokes.value.length === 0} onClick={() => state.undo()}>
          {words.undo}
        </button>
        <button type="button" disabled={strokes.value.length === 0} onClick={() => state.clear()}>
          {words.clear}
        </button>
      </p>
      <p class="lab-small">{words.padHint}</p>
      <div class="hanzi-answer">
        {seen ? (
          <Pixels rgba={seen} width={IMAGE} height={IMAGE} size={64} label={words.seen} />
        ) : (
          <div class="hanzi-blank" />
        )}
        <table class="probabilities" aria-label={words.answer}>
          <tbody>
            {Array.from({ length: SHOWN }, (_, i) => {
              const c = ranked[i];
              const p = c === undefined ? 0 : answer.value!.probabilities[c]!;
              return (
                <tr key={i} class={i === 0 && c !== undefined ? 'best' : ''}>
                  <th scope="row">
                    {c === undefined ? '–' : <span lang="zh-Hans">{characters[c]!.character}</span>}
                    <span class="lab-small">{c === undefined ? '' : ` ${characters[c]!.pinyin}`}</span>
                  </th>
                  <td class="bar" aria-hidden="true">
                    <span style={`width:${(100 * p).toFixed(1)}%`} />
                  </td>
                  <td>{c === undefined ? '–' : p.toFixed(3)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p class="lab-small lab-line" role="status">
        {!state.canAnswer.value && words.needsTraining}
        {state.best.value >= 0 && words.readAs(characters[state.best.value]!.pinyin)}
      </p>
    </>
  );
}
