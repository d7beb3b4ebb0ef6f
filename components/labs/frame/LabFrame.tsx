import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { DeviceReport, Fault } from '@src/engine/protocol.ts';
import type { Locale } from '@src/i18n/locale.ts';
import { frameStrings, type LabState } from './strings.ts';
import './frame.css';

interface LabFrameProps {
  id: string;
  locale: Locale;
  title: string;
  /** One sentence on what to try. */
  tryThis: string;
  state: ReadonlySignal<LabState>;
  device: ReadonlySignal<DeviceReport | null>;
  /** Said to screen readers, throttled by the lab. */
  announcement: ReadonlySignal<string>;
  elementRef: (element: HTMLElement | null) => void;
  children: ComponentChildren;
}

/** The one frame of all labs: title, what to try, then the lab's own drawing, controls and read-outs. */
export function LabFrame(props: LabFrameProps) {
  const { id, locale, title, tryThis, state, device, announcement, elementRef, children } = props;
  return (
    <section
      ref={elementRef}
      class="lab not-content"
      aria-label={title}
      data-lab={id}
      data-state={state.value}
      data-backend={device.value?.backend ?? ''}
    >
      <header class="lab-header">
        <p class="lab-title">{title}</p>
        <p class="lab-state">{frameStrings[locale].states[state.value]}</p>
      </header>
      <p class="lab-try">{tryThis}</p>
      {children}
      <p class="sr-only" role="status">
        {announcement}
      </p>
    </section>
  );
}

interface FaultMessageProps {
  fault: Fault;
  locale: Locale;
  /** The word on the button that goes on. */
  goOnLabel: string;
  onGoOn: () => void;
  onStartAgain: () => void;
}

/** What went wrong, in the reader's language, and the ways on. */
export function FaultMessage({ fault, locale, goOnLabel, onGoOn, onStartAgain }: FaultMessageProps) {
  const words = frameStrings[locale];
  const { place } = fault;
  return (
    <div class="lab-fault" role="alert" data-fault={fault.code}>
      {place && <p>{words.notFiniteAt(place.step, place.tensor === 'loss' ? words.loss : place.tensor)}</p>}
      <p>{words.faults[fault.code]}</p>
      <p class="lab-small" lang="en">
        {fault.detail}
      </p>
      <p class="lab-buttons">
        {fault.canContinue && (
          <button type="button" onClick={onGoOn}>
            {goOnLabel}
          </button>
        )}
        <button type="button" onClick={onStartAgain}>
          {words.startAgain}
        </button>
      </p>
    </div>
  );
}
