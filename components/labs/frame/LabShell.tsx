import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { BackendPanel } from './BackendPanel.tsx';
import { CopyLink } from './CopyLink.tsx';
import type { AnyLab } from './createLab.ts';
import { Lab, type LabParts } from './Lab.tsx';
import { Notices } from './Notices.tsx';
import { RunButtons } from './RunButtons.tsx';
import { TrialNote } from './TrialNote.tsx';

interface LabShellProps extends Omit<LabParts, 'bar' | 'notices'> {
  lab: AnyLab;
  /** The word on the start button; "Train" by default. */
  startLabel?: string;
  /** What the start button does, where it is more than `lab.start`. */
  onStart?: () => void;
  /** One step, then pause; without it there is no such button. */
  onStep?: () => void;
  /** What the reset button does, where it is more than `lab.reset`. */
  onReset?: () => void;
  /** More buttons beside Run and Reset. */
  buttons?: ComponentChildren;
  /** The whole row of buttons, of a lab that is not run by one of them. */
  bar?: ComponentChildren;
  /** More notices, such as a download's progress. */
  notices?: ComponentChildren;
  /** What the lab's data are and where they come from, drawn by the page. */
  data?: ComponentChildren;
  /** The fragment of the link to this state, where it is more than the settings. */
  link?: () => string;
  /** Whether the settings can be passed on as a link; while none is refused, by default. */
  canLink?: boolean;
  /** What "go on" after a fault does, where it is more than the run's own. */
  onGoOn?: () => void;
  /** What "start again" after a fault does, where it is more than a reset. */
  onStartAgain?: () => void;
}

/**
 * A lab on the page: its frame with everything that all labs have (notices, buttons, backend, data, link), and the effects that
 * follow the address bar and the settings. A lab gives its drawings, its settings and its numbers.
 */
export function LabShell(props: LabShellProps) {
  const {
    lab,
    startLabel,
    onStart,
    onStep,
    onReset,
    buttons,
    bar,
    notices,
    data,
    link,
    drawers,
    onGoOn,
    onStartAgain,
    canLink,
    ...parts
  } = props;
  const { run, settings, language } = lab;
  const { frame } = language;
  useEffect(() => lab.connect(), [lab]);
  const hasSession = lab.plan.needs !== null;
  return (
    <Lab
      id={lab.plan.id}
      words={frame}
      title={language.words.title}
      tryThis={<TrialNote trial={lab.trial} words={frame} otherwise={language.words.tryThis} />}
      state={run.state}
      device={run.device}
      announcement={run.announcement}
      elementRef={run.setElement}
      {...parts}
      bar={
        bar ??
        (hasSession && (
          <RunButtons
            run={run}
            words={frame}
            canStart={lab.canStart.value}
            {...(startLabel !== undefined && { startLabel })}
            onStart={onStart ?? (() => void lab.start?.())}
            {...(onStep && { onStep })}
            onReset={onReset ?? (() => void lab.reset())}
          >
            {buttons}
          </RunButtons>
        ))
      }
      notices={
        <>
          <Notices
            run={onGoOn ? { fault: run.fault, goOn: onGoOn } : run}
            settings={settings}
            words={frame}
            onStartAgain={onStartAgain ?? (() => void lab.reset())}
          />
          {notices}
        </>
      }
      drawers={
        <>
          {drawers}
          {hasSession && <BackendPanel words={frame} device={run.device} stats={run.stats} />}
          {data && (
            <details class="lab-details">
              <summary>{frame.data}</summary>
              {data}
            </details>
          )}
          <p class="lab-buttons">
            <CopyLink
              words={frame}
              disabled={!(canLink ?? settings.refused.value.length === 0)}
              fragment={link ?? (() => settings.link())}
            />
          </p>
        </>
      }
    />
  );
}
