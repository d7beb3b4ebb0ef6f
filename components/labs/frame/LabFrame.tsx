import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { DeviceReport } from '@src/engine/protocol.ts';
import type { Locale } from '@src/i18n/locale.ts';
import type { LabState } from './labState.ts';
import { frameStrings } from './strings.ts';
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
