import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Fault } from '@src/engine/protocol.ts';
import { FaultMessage } from './FaultMessage.tsx';
import type { AnyRun } from './labRun.ts';
import type { FrameWords } from './words/en.ts';

interface NoticesProps {
  run: Pick<AnyRun, 'fault' | 'goOn'>;
  settings: { linkRefused: ReadonlySignal<string | null>; texts?: Readonly<Record<string, Signal<string>>> };
  words: FrameWords;
  onStartAgain: () => void;
}

/** What went wrong: a link that is refused, a fault of the run. */
export function Notices({ run, settings, words, onStartAgain }: NoticesProps) {
  const refused = settings.linkRefused.value;
  const fault = run.fault.value;
  const rate = settings.texts?.['learningRate'];
  const gentler = fault?.retry && gentlerRate(fault.retry, Number(rate?.value));
  const goOn = () => {
    if (rate && gentler !== undefined) rate.value = String(gentler);
    run.goOn();
  };
  return (
    <>
      {refused !== null && (
        <p class="lab-error" role="alert" data-refused>
          {words.linkRefused} <small lang="en">({refused.slice(0, 80)})</small>
        </p>
      )}
      {fault && (
        <FaultMessage
          fault={fault}
          words={words}
          goOnLabel={gentler === undefined ? words.goOn : words.goOnFrom(fault.retry!.step, gentler)}
          onGoOn={goOn}
          onStartAgain={onStartAgain}
        />
      )}
    </>
  );
}

/** The rate after numbers that were not finite: what the reader has typed meanwhile when it is lower than before, else the session's. */
function gentlerRate({ learningRate }: NonNullable<Fault['retry']>, typed: number): number {
  return typed > 0 && typed < 9.9 * learningRate ? typed : learningRate;
}
