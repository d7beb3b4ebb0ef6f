import { signal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { BackendPanel } from '../frame/BackendPanel.tsx';
import { Lab } from '../frame/Lab.tsx';
import type { Language } from '../frame/language.ts';
import { Bars } from './Bars.tsx';
import type { Words } from './en.ts';
import { createDevice, type DeviceState, type Recorded } from './state.ts';

interface DeviceProps {
  language: Language<Words>;
  recorded: readonly Recorded[];
}

/** Measures the article's network on the reader's device: this book's engine beside stock TensorFlow.js. */
export function Device({ language, recorded }: DeviceProps) {
  const state = useMemo(() => createDevice(language), [language]);
  const stats = useMemo(() => signal({ stepMs: 0, examplesPerSecond: 0, tensors: 0, bytes: 0 }), []);
  const element = useRef<HTMLElement | null>(null);
  const { words, frame } = language;
  const isRunning = state.state.value === 'running';
  return (
    <Lab
      id="device"
      words={frame}
      title={words.title}
      tryThis={words.tryThis}
      state={state.state}
      device={state.device}
      announcement={state.announcement}
      elementRef={(root) => (element.current = root)}
      layout="main"
      bar={
        <p class="lab-buttons">
          <button
            class="primary"
            type="button"
            onClick={() => (isRunning ? state.stop() : void state.start(element.current!))}
          >
            {isRunning ? words.stop : words.measure}
          </button>
        </p>
      }
      numbers={<p class="device-now">{state.announcement}</p>}
      notices={
        state.problem.value && (
          <p class="lab-error" role="alert">
            {words.failed} <small lang="en">{state.problem.value}</small>
          </p>
        )
      }
      main={
        <>
          <Bars state={state} recorded={recorded} />
          <Conclusion state={state} />
        </>
      }
      drawers={<BackendPanel words={frame} device={state.device} stats={stats} />}
    />
  );
}

/** The ratio in words, and the roof of one thread. */
function Conclusion({ state }: { state: DeviceState }) {
  const { words } = state.language;
  const best = (ours: boolean) =>
    Math.max(0, ...state.bars.value.filter((bar) => bar.isOurs === ours).map((bar) => bar.imagesPerSecond ?? 0));
  const ratio = best(true) / best(false);
  const rates = state.product.value;
  const isKnown = state.state.value === 'done' && Number.isFinite(ratio);
  return (
    <div class="device-conclusion">
      {isKnown && (
        <>
          {state.isShort && <p class="lab-notice">{words.short}</p>}
          <p>
            <b>{ratio > 1.05 ? words.ratio(ratio < 10 ? ratio.toFixed(1) : ratio.toFixed(0)) : words.ratioSlower}</b>
          </p>
          {rates && <p class="lab-small">{words.product(rates.ours.toFixed(1), rates.stock.toFixed(1))}</p>}
        </>
      )}
    </div>
  );
}
