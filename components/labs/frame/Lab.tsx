import type { ReadonlySignal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { DeviceReport } from '@src/engine/protocol.ts';
import { loadPart } from '@src/site/loadPart.ts';
import { PartMissing } from '../../controls/PartMissing.tsx';
import { Readouts, type Readout } from './Readouts.tsx';
import type { LabState } from './labState.ts';
import type { FrameWords } from './words/en.ts';
import './frame.css';
import './stage/areas.css';
import './stage/bar.css';
import './stage/rail.css';
import './stage/panels.css';
import './stage/small.css';
import './stage/wide.css';
import './stage/window.css';

/** Where a lab's parts lie when it is wide, from left to right; on a phone: main, side, below. */
type LabLayout = 'rail main' | 'rail main side' | 'rail side main' | 'main side' | 'main' | 'own';

interface LabProps extends LabParts {
  id: string;
  words: FrameWords;
  title: string;
  /** One sentence on what to try. */
  tryThis: ComponentChildren;
  state: ReadonlySignal<LabState>;
  device: ReadonlySignal<DeviceReport | null>;
  /** Said to screen readers, throttled by the lab. */
  announcement: ReadonlySignal<string>;
  elementRef: (element: HTMLElement | null) => void;
}

/** What a lab puts into its frame, and where. */
export interface LabParts {
  layout: LabLayout;
  /** Run, pause, step, reset: always in view with the stage. */
  bar: ComponentChildren;
  /** Numbers in the bar. */
  readouts?: readonly Readout[];
  /** Numbers of the bar that a component of the lab draws itself, instead of `readouts`. */
  numbers?: ComponentChildren;
  /** Names of the one or two that a phone's run bar repeats. */
  keys?: readonly string[];
  /** What went wrong, progress of a download. */
  notices?: ComponentChildren;
  /** The question before a run. */
  prediction?: ComponentChildren;
  /** Settings, one a row; a sheet on a phone. */
  rail?: ComponentChildren;
  /** The drawing that answers "what did my change do?". */
  main: ComponentChildren;
  /** A second drawing beside it. */
  side?: ComponentChildren;
  /** More drawings, by the name of their area, for `layout="own"`: the lab's style sheet says where the areas lie. */
  more?: Readonly<Record<string, ComponentChildren>>;
  /** Across the lab, under the drawings: what comes only on demand. */
  below?: ComponentChildren;
  /** Code, backend, data, files: `<details>` each, shown as tabs. */
  drawers?: ComponentChildren;
}

/** The one frame of all labs: run bar, settings and drawings in one view; see stage/areas.css for the areas. */
export function Lab(props: LabProps) {
  const { id, words, title, tryThis, state, device, announcement, elementRef, layout } = props;
  const {
    bar,
    readouts = [],
    numbers,
    keys = [],
    notices,
    prediction,
    rail,
    main,
    side,
    more = {},
    below,
    drawers,
  } = props;
  const root = useRef<HTMLElement | null>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const isLarge = useSignal(false);
  const isSheetOpen = useSignal(false);
  const isMissing = useSignal(false);
  const closeLarge = useRef<(() => void) | null>(null);

  const toggleLarge = async () => {
    if (closeLarge.current) return closeLarge.current();
    const part = await loadPart(() => import('./overPage.ts')).catch(() => null);
    isMissing.value = part === null;
    if (!part) return;
    const { openOverPage } = part;
    isLarge.value = true;
    closeLarge.current = openOverPage(root.current!, () => {
      isLarge.value = false;
      closeLarge.current = null;
    });
  };
  const openSheet = () => {
    const element = sheet.current!;
    if (isSheetOpen.value) return closeSheet();
    element.popover = 'manual';
    element.showPopover();
    isSheetOpen.value = true;
    // The drawing stays in view above the sheet.
    if (!isLarge.value)
      root.current!.querySelector('.lab-panel')?.scrollIntoView({ block: 'start', behavior: 'instant' });
    // During a run all settings may be fixed: then the sheet's own button.
    const first = element.querySelector<HTMLElement>(':is(input, select, textarea):enabled');
    (first ?? element.querySelector('button'))?.focus({ preventScroll: true });
  };
  const closeSheet = () => {
    const element = sheet.current!;
    if (element.matches(':popover-open')) element.hidePopover();
    element.popover = null;
    isSheetOpen.value = false;
    root.current!.querySelector<HTMLElement>('.lab-open-sheet')?.focus({ preventScroll: true });
  };
  useEffect(() => {
    // A lab that has become wide shows its settings in place.
    const size = new ResizeObserver(() => {
      if (isSheetOpen.peek() && root.current!.clientWidth >= 704) closeSheet();
    });
    size.observe(root.current!);
    return () => {
      size.disconnect();
      closeLarge.current?.();
    };
  }, []);
  const repeated = keys.flatMap((key) => readouts.filter(([name]) => name === key));
  return (
    <section
      ref={(element) => {
        root.current = element;
        elementRef(element);
      }}
      class="lab not-content"
      aria-label={title}
      data-lab={id}
      data-wide
      data-pagefind-ignore
      data-layout={layout}
      data-state={state.value}
      data-backend={device.value?.backend ?? ''}
    >
      <div class="lab-grid">
        <header class="lab-header">
          <p class="lab-title">{title}</p>
          <p class="lab-try">{tryThis}</p>
          <p class="lab-state">{words.states[state.value]}</p>
          <button
            type="button"
            class="lab-icon lab-enlarge"
            aria-pressed={isLarge.value}
            onClick={() => void toggleLarge()}
          >
            <span class="sr-only">{isLarge.value ? words.shrink : words.enlarge}</span>
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <path
                d={
                  isLarge.value
                    ? 'M6.5 2v4.5H2M9.5 14V9.5H14M6.5 6.5 2 2M9.5 9.5 14 14'
                    : 'M9.5 2H14v4.5M6.5 14H2V9.5M14 2 9.5 6.5M2 14l4.5-4.5'
                }
                fill="none"
                stroke="currentColor"
                stroke-width="1.5"
              />
            </svg>
          </button>
        </header>
        <div class="lab-bar">
          <div class="lab-run" data-lab-part="run">
            {bar}
            {repeated.length > 0 && (
              <dl class="lab-keys" aria-hidden="true">
                {repeated.map(([name, label, text, , told]) => (
                  <div key={name}>
                    <dt>{label}</dt>
                    <dd>{told ?? text}</dd>
                  </div>
                ))}
              </dl>
            )}
            {rail && (
              <button type="button" class="lab-open-sheet" aria-expanded={isSheetOpen.value} onClick={openSheet}>
                {words.settings}
              </button>
            )}
          </div>
          {numbers}
          {readouts.length > 0 && <Readouts rows={readouts} />}
        </div>
        <div class="lab-notices">
          {isMissing.value && <PartMissing words={words} onTryAgain={() => void toggleLarge()} />}
          {notices}
        </div>
        {prediction && <div class="lab-ask">{prediction}</div>}
        {rail && (
          <div
            ref={sheet}
            class="lab-rail"
            data-lab-part="rail"
            role="group"
            aria-label={words.settings}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || !isSheetOpen.value) return;
              event.preventDefault();
              closeSheet();
            }}
          >
            <div class="lab-sheet-head">
              <b>{words.settings}</b>
              <button type="button" class="lab-icon" onClick={closeSheet}>
                <span class="sr-only">{words.closeSettings}</span>
                <span aria-hidden="true">×</span>
              </button>
            </div>
            {rail}
          </div>
        )}
        <div class="lab-panel" data-panel="main" data-lab-part="stage">
          {main}
        </div>
        {side && (
          <div class="lab-panel" data-panel="side" data-lab-part="stage">
            {side}
          </div>
        )}
        {Object.entries(more).map(([area, body]) => (
          <div key={area} class="lab-panel" data-panel={area} data-lab-part="stage" style={`grid-area:${area}`}>
            {body}
          </div>
        ))}
        {below && <div class="lab-below">{below}</div>}
        {drawers && (
          <div class="lab-drawers" data-lab-part="details">
            {drawers}
          </div>
        )}
        <p class="sr-only" role="status">
          {announcement}
        </p>
      </div>
    </section>
  );
}

/** Settings that belong together, with their heading. */
export function RailGroup({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="rail-group">
      <p class="lab-heading">{title}</p>
      {children}
    </div>
  );
}
