import type { GraphState } from './state.ts';
import { describeStage } from './writing.ts';

/** Forward and back through the stages, and what the last one did. */
export function Stepper({ state }: { state: GraphState }) {
  const { words } = state.lab;
  const stage = state.stage.value;
  const now = state.stageNumber.value;
  const isForward = state.mode.value === 'forward';
  return (
    <>
      <p class="lab-buttons">
        <button type="button" disabled={now === 0} onClick={() => state.goTo(0)}>
          {words.start}
        </button>
        <button type="button" disabled={now === 0} onClick={() => state.goTo(now - 1)}>
          {words.back}
        </button>
        <button class="primary" type="button" disabled={now === stage.count} onClick={() => state.goTo(now + 1)}>
          {words.next}
        </button>
        <button type="button" disabled={now === stage.count} onClick={() => state.goTo(stage.count)}>
          {words.end}
        </button>
      </p>
      <p class="tape-told" role="status">
        {words.stage(now, stage.count)} {describeStage(state.tape.value, state.partials.value, stage, isForward, words)}
      </p>
    </>
  );
}
