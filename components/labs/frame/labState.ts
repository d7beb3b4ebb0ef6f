/** The states of every lab; `data-state` says them. */
export type LabState = 'idle' | 'loading' | 'running' | 'paused' | 'done' | 'error';

/** What changes a lab's state: the reader's buttons, and what the session says. */
export type LabEvent =
  /** A start was pressed. */
  | 'launch'
  /** A snapshot says that data are still on their way. */
  | 'load'
  /** A backend is open, or a result has arrived. */
  | 'progress'
  | 'pause'
  | 'resume'
  /** The session ended by itself. */
  | 'finish'
  /** Something went wrong. */
  | 'fail'
  /** Go on after a fault. */
  | 'goOn'
  /** Reset: the session is over and freed. */
  | 'clear';

/** The state after an event, for each state in which the event means something. */
const TRANSITIONS: Record<LabState, Partial<Record<LabEvent, LabState>>> = {
  idle: { launch: 'loading', clear: 'idle' },
  loading: { launch: 'loading', progress: 'running', pause: 'paused', finish: 'done', fail: 'error', clear: 'idle' },
  running: { launch: 'loading', load: 'loading', pause: 'paused', finish: 'done', fail: 'error', clear: 'idle' },
  paused: { launch: 'loading', resume: 'running', finish: 'done', fail: 'error', clear: 'idle' },
  done: { launch: 'loading', fail: 'error', clear: 'idle' },
  error: { launch: 'loading', goOn: 'loading', fail: 'error', clear: 'idle' },
};

/** The state after an event; the same where the event means nothing, such as a late snapshot of a paused run. */
export function stateAfter(state: LabState, event: LabEvent): LabState {
  return TRANSITIONS[state][event] ?? state;
}

/** Whether settings may be changed and a run begun: nothing is computing. */
export function isFreeState(state: LabState): boolean {
  return state === 'idle' || state === 'done';
}
