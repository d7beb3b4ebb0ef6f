import { computed, type ReadonlySignal } from '@preact/signals';
import type { DeviceReport, EngineStats } from '@src/engine/protocol.ts';
import type { FrameWords } from './words/en.ts';

interface BackendPanelProps {
  words: FrameWords;
  device: ReadonlySignal<DeviceReport | null>;
  stats: ReadonlySignal<EngineStats>;
}

/** Which device computes, how fast, with how much memory, and why this one. */
export function BackendPanel({ words, device, stats }: BackendPanelProps) {
  const report = device.value;
  const stepMs = computed(() => stats.value.stepMs.toFixed(1));
  const speed = computed(() => stats.value.examplesPerSecond.toFixed(0));
  const tensors = computed(() => String(stats.value.tensors));
  const megabytes = computed(() => (stats.value.bytes / 1e6).toFixed(1));
  return (
    <details class="lab-details">
      <summary>{words.backendPanel}</summary>
      {report ? (
        <dl class="lab-facts">
          <dt>{words.device}</dt>
          <dd>
            {report.backend} · {report.adapter}
            {report.ownKernels && `, ${words.ownKernels}`}
          </dd>
          <dt>{words.precision}</dt>
          <dd>{report.precision}</dd>
          <dt>{words.threads}</dt>
          <dd>{report.threads}</dd>
          <dt>{words.stepTime}</dt>
          <dd>
            <output data-metric="stepMs">{stepMs}</output>
          </dd>
          <dt>{words.speed}</dt>
          <dd>
            <output data-metric="examplesPerSecond">{speed}</output>
          </dd>
          <dt>{words.tensors}</dt>
          <dd>
            <output data-metric="tensors">{tensors}</output> (<output data-metric="megabytes">{megabytes}</output> MB)
          </dd>
          <dt>{words.why}</dt>
          <dd>
            <ul>
              {report.verdicts.map(({ backend, code, detail }) => (
                <li key={backend + code}>
                  {words.verdict(backend, words.verdicts[code])}{' '}
                  <small lang="en">{code === 'lost' ? '' : detail}</small>
                </li>
              ))}
            </ul>
          </dd>
        </dl>
      ) : (
        <p>{words.notYet}</p>
      )}
    </details>
  );
}
