import { useSignalEffect } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { useDrawing } from '../../charts/useDrawing.ts';
import { drawSound } from './drawSound.ts';
import { isHeard, languageOf, type SpeechLab } from './state.ts';

/** The sound that is looked at: wave, spectrum, and the picture that goes into the network. */
export function Listen({ state }: { state: SpeechLab }) {
  const { words } = state.lab;
  const canvas = useDrawing(
    (element) => {
      const seen = state.seen.peek();
      if (seen) drawSound(element, seen, words.pictures);
    },
    [state.seen],
  );
  const file = useRef<HTMLInputElement>(null);
  const listening = state.listening.value;
  const problem = state.problem.value;
  return (
    <div class="speech-listen">
      <p class="lab-buttons">
        {state.examples.map(({ voice }, i) => (
          <button key={voice} type="button" onClick={() => state.showExample(i)}>
            {words.options.spoken[languageOf(voice)]}
          </button>
        ))}
        <button type="button" disabled={!state.sound.value} onClick={() => state.play()}>
          ▶ {words.play}
        </button>
        <button
          type="button"
          disabled={listening === 'asking'}
          aria-pressed={listening === 'on'}
          onClick={() => void state.listen()}
        >
          {words.listening[listening]}
        </button>
        <button type="button" onClick={() => file.current!.click()}>
          {words.file}
        </button>
        <input
          ref={file}
          type="file"
          accept="audio/*"
          hidden
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            if (chosen) void state.readFile(chosen);
            event.currentTarget.value = '';
          }}
        />
      </p>
      <p class="lab-small lab-line" role="status">
        {problem ? <span class="lab-error">{words.problems[problem]}</span> : <Title state={state} />}
      </p>
      <canvas ref={canvas} class="speech-sound" role="img" aria-label={words.pictures.label} />
    </div>
  );
}

function Title({ state }: { state: SpeechLab }) {
  const { words } = state.lab;
  const sound = state.sound.value;
  if (!sound) return null;
  if (sound.from !== 'set') return sound.from === 'file' ? words.fromFile(sound.name) : words.fromMicrophone;
  const { voice, phrase } = sound;
  const isNew = !isHeard(voice, state.params.value);
  return words.fromSet(words.speakers[voice], words.options.spoken[languageOf(voice)], phrase, isNew);
}

/** Classes shown at most. */
const SHOWN = 5;

/** What the network says of the sound. */
export function Answer({ state }: { state: SpeechLab }) {
  const { words } = state.lab;
  const p = state.probabilities.value;
  const names = state.classes.value;
  const order = useMemo(() => {
    const all = Array.from(names.keys());
    return names.length <= SHOWN || !p ? all.slice(0, SHOWN) : all.sort((a, b) => p[b]! - p[a]!).slice(0, SHOWN);
  }, [names, p]);
  const best = p ? p.indexOf(Math.max(...p)) : -1;
  const named = (c: number) => words.className(names[c]!);
  return (
    <div class="speech-answer">
      <table class="speech-bars" aria-label={words.answer}>
        <caption class="lab-small">{p ? words.answer : words.untrained}</caption>
        <tbody>
          {order.map((c) => (
            <tr key={c} class={c === best ? 'best' : ''}>
              <th scope="row">{named(c)}</th>
              <td class="bar" aria-hidden="true">
                <span style={`width:${(100 * (p?.[c] ?? 0)).toFixed(1)}%`} />
              </td>
              <td>
                <output data-metric={`p-${names[c]!}`}>{p ? p[c]!.toFixed(3) : '–'}</output>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Walk state={state} />
    </div>
  );
}

/** Steps through the clips of the test, after it. */
function Walk({ state }: { state: SpeechLab }) {
  const { words } = state.lab;
  const at = useRef(-1);
  useSignalEffect(() => {
    void state.test.value;
    at.current = -1;
  });
  const clips = state.clips.value;
  const sound = state.sound.value;
  const answered = sound?.from === 'set' ? sound.answered : null;
  const go = (by: number) => {
    at.current = (at.current + by + clips.length) % clips.length;
    void state.showClip(clips[at.current]!);
  };
  const name = (c: number) => words.className(state.classes.value[c]!);
  return (
    <>
      <p class="lab-buttons">
        <button type="button" disabled={clips.length === 0} onClick={() => go(-1)}>
          {words.previous}
        </button>
        <button type="button" disabled={clips.length === 0} onClick={() => go(1)}>
          {words.next}
        </button>
      </p>
      <p class="lab-small lab-line">
        {answered ? words.verdict(name(answered.truth), name(answered.predicted)) : words.walk}
      </p>
    </>
  );
}
