import type { DeviceState, Recorded } from './state.ts';

interface BarsProps {
  state: DeviceState;
  recorded: readonly Recorded[];
}

const written = (imagesPerSecond: number) => imagesPerSecond.toFixed(imagesPerSecond < 100 ? 1 : 0);

/** Speeds as bars on one scale: what this device does, and below it what was recorded on others. */
export function Bars({ state, recorded }: BarsProps) {
  const { words } = state.language;
  const speeds = [...state.bars.value, ...recorded.flatMap(({ bars }) => bars)];
  const fastest = Math.max(1, ...speeds.map(({ imagesPerSecond }) => imagesPerSecond ?? 0));
  const width = (imagesPerSecond: number) => ({ width: `${Math.max(0.5, (80 * imagesPerSecond) / fastest)}%` });
  return (
    <div class="device-bars">
      <table>
        <caption class="lab-heading">{words.here}</caption>
        <thead>
          <tr>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.speed}</th>
          </tr>
        </thead>
        <tbody>
          {state.bars.value.map(({ name, isOurs, imagesPerSecond, detail }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {imagesPerSecond === null ? (
                  <>
                    {words.cannot} <small lang="en">{detail.slice(0, 120)}</small>
                  </>
                ) : (
                  <>
                    <span class={isOurs ? 'device-bar ours' : 'device-bar'} style={width(imagesPerSecond)} />
                    <output data-metric={isOurs ? 'imagesPerSecond' : 'stockImagesPerSecond'}>
                      {written(imagesPerSecond)}
                    </output>
                  </>
                )}
              </td>
            </tr>
          ))}
          {state.pending.value.map((name) => (
            <tr key={name} class="pending">
              <th scope="row">{name}</th>
              <td>–</td>
            </tr>
          ))}
        </tbody>
      </table>
      {recorded.map(({ title, bars }) => (
        <div key={title} class="device-recorded">
          <p class="lab-heading">{title}</p>
          <ul>
            {bars.map(({ name, isOurs, imagesPerSecond }) => (
              <li key={name}>
                <span>{name}</span>
                <span>
                  <span class={isOurs ? 'recorded-bar ours' : 'recorded-bar'} style={width(imagesPerSecond)} />
                  {written(imagesPerSecond)}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
