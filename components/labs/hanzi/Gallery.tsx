import { useMemo } from 'preact/hooks';
import { TESTS } from '@src/labs/hanzi/protocol.ts';
import { drawExample } from '@src/labs/hanzi/strokes.ts';
import { IMAGE } from '@src/labs/hanzi/protocol.ts';
import { createRandom } from '@src/math/random.ts';
import { fromGrey, Pixels } from '../../controls/Pixels.tsx';
import type { HanziState } from './state.ts';

/** All characters with a training picture each; after the test, the share of each that was read. A press writes one on the pad. */
export function Gallery({ state }: { state: HanziState }) {
  const { lab, characters, mistakes, best } = state;
  const { words } = lab;
  const { jitter, seed } = lab.settings.allowed.value;
  const pictures = useMemo(() => {
    const random = createRandom(seed, 6);
    return characters.map(({ strokes }) =>
      fromGrey(Uint8Array.from(drawExample(strokes, jitter, random), (ink) => 255 * ink)),
    );
  }, [jitter, seed]);
  return (
    <>
      <p class="lab-heading">{words.gallery}</p>
      <p class="hanzi-gallery">
        {characters.map(({ character, pinyin, meaning }, c) => {
          const right = mistakes.value?.right[c];
          return (
            <button key={character} type="button" class={best.value === c ? 'best' : ''} onClick={() => state.write(c)}>
              <Pixels rgba={pictures[c]!} width={IMAGE} height={IMAGE} size={36} label={pinyin} />
              <span>
                <b lang="zh-Hans">{character}</b> <span class="lab-small">{pinyin}</span>
                <br />
                <span class="lab-small">{right === undefined ? words.meaning(meaning) : words.read(right, TESTS)}</span>
                <span class="sr-only">{words.write}</span>
              </span>
            </button>
          );
        })}
      </p>
      <p class="lab-small hanzi-mistakes" role="status">
        {mistakes.value && words.mistakes(mistakes.value.all, mistakes.value.inPairs)}
      </p>
    </>
  );
}
