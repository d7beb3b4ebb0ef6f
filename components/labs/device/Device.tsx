import { signal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { Locale } from '@src/i18n/locale.ts';
import { BackendPanel } from '../frame/BackendPanel.tsx';
import { LabFrame } from '../frame/LabFrame.tsx';
import { frameStrings } from '../frame/strings.ts';
import { createRun, type Run } from './run.ts';

/** Measures the article's network on the reader's device: this book's engine beside stock TensorFlow.js. */
export default function Device({ locale }: { locale: Locale }) {
  const run = useMemo(() => createRun(locale), [locale]);
  const stats = useMemo(() => signal({ stepMs: 0, examplesPerSecond: 0, tensors: 0, bytes: 0 }), []);
  const element = useRef<HTMLElement | null>(null);
  const { words } = run;
  return (
    <LabFrame
      id="device"
      locale={locale}
      title={words.title}
      tryThis={words.tryThis}
      state={run.state}
      device={run.device}
      announcement={run.announcement}
      elementRef={(root) => (element.current = root)}
    >
      <p class="lab-buttons">
        {run.state.value === 'running' ? (
          <button class="primary" type="button" onClick={run.stop}>
            {words.stop}
          </button>
        ) : (
          <button class="primary" type="button" onClick={() => void run.start(element.current!)}>
            {words.measure}
          </button>
        )}
      </p>
      <p class="lab-small" style="min-height:1.5em">
        {run.announcement}
      </p>
      {run.problem.value && (
        <p class="lab-error" role="alert">
          {words.failed} <small lang="en">{run.problem.value}</small>
        </p>
      )}
      <Bars run={run} />
      <Conclusion run={run} />
      {run.device.value && <BackendPanel words={frameStrings[locale]} device={run.device} stats={stats} />}
    </LabFrame>
  );
}

/** A table whose second column is a bar and a number. */
function Bars({ run }: { run: Run }) {
  const { words } = run;
  const fastest = Math.max(1, ...run.bars.value.map((bar) => bar.imagesPerSecond ?? 0));
  return (
    <div class="device-bars">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.speed}</th>
          </tr>
        </thead>
        <tbody>
          {run.bars.value.map(({ name, isOurs, imagesPerSecond, detail }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {imagesPerSecond === null ? (
                  <>
                    {words.cannot} <small lang="en">{detail.slice(0, 120)}</small>
                  </>
                ) : (
                  <>
                    <span
                      class={isOurs ? 'device-bar ours' : 'device-bar'}
                      style={{ width: `${Math.max(0.5, (60 * imagesPerSecond) / fastest)}%` }}
                    />
                    <output data-metric={isOurs ? 'imagesPerSecond' : 'stockImagesPerSecond'}>
                      {imagesPerSecond.toFixed(imagesPerSecond < 100 ? 1 : 0)}
                    </output>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The ratio in words, and the roof of one thread. */
function Conclusion({ run }: { run: Run }) {
  const { words } = run;
  const best = (ours: boolean) =>
    Math.max(0, ...run.bars.value.filter((bar) => bar.isOurs === ours).map((bar) => bar.imagesPerSecond ?? 0));
  const ratio = best(true) / best(false);
  const rates = run.product.value;
  if (run.state.value !== 'done' || !Number.isFinite(ratio)) return null;
  return (
    <>
      {run.isShort && <p class="lab-notice">{words.short}</p>}
      <p>
        <b>{ratio > 1.05 ? words.ratio(ratio < 10 ? ratio.toFixed(1) : ratio.toFixed(0)) : words.ratioSlower}</b>
      </p>
      {rates && <p class="lab-small">{words.product(rates.ours.toFixed(1), rates.stock.toFixed(1))}</p>}
    </>
  );
}
