import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import {
  MOST_PARAMETERS,
  type OwnNetworkReport,
  type OwnNetworkTask,
  type WithOwnNetwork,
} from '@src/nn/ownNetworkData.ts';
import { hashText } from '@src/math/hashText.ts';
import { decodePermalink, LONGEST_FRAGMENT, type Ranges } from '@src/labs/permalink.ts';
import { loadPart } from '@src/site/loadPart.ts';
import type { Answer } from '@src/exercises/sandbox/protocol.ts';
import type { Ending, Sandbox } from '../../code/sandbox.ts';
import { STARTERS } from './starters.ts';
import { createDraft, type Draft } from '../../code/draft.ts';
import { flushWithPage } from '../../code/flushWithPage.ts';
import type { OwnFault } from './readReport.ts';
import type { ProgressStore } from '@src/progress/store.ts';

/** Building a network takes well under a second. */
const LIMIT_MS = 10_000;

/** What an own network is made with; tests give their own. */
interface OwnNetworkOptions {
  lab: string;
  /** What the lab's data ask for; it may change with the settings. */
  task: ReadonlySignal<OwnNetworkTask>;
  /** The code to begin with. */
  starter: string;
  /** What the lab's settings may be: a link that they refuse brings no code either. */
  ranges: Ranges<object>;
  openSandbox: () => Promise<Sandbox>;
  openStore: () => Promise<ProgressStore>;
}

/**
 * A reader's network in a lab: the code, what the sandbox says of it, and whether the lab trains it. Code that comes with a link, and
 * what is changed of it, has a draft of its own beside the reader's: no link touches the reader's code, whenever it comes.
 */
export function createOwnNetwork({ lab, task, starter, ranges, openSandbox, openStore }: OwnNetworkOptions) {
  const key = `own-network/${lab}`;
  const mine = createDraft(key, starter, openStore);
  /** The draft of the link that is shown; null while the reader's own is. */
  const linked = signal<Draft | null>(null);
  const shown = computed(() => linked.value ?? mine);
  let stopFlushingLinked = () => undefined as void;
  const report = signal<{ source: string; task: OwnNetworkTask; network: OwnNetworkReport } | null>(null);
  const fault = signal<OwnFault | null>(null);
  const isBuilding = signal(false);
  const isWanted = signal(false);
  const isFromLink = signal(false);
  /** The code that was built last. */
  const built = signal('');
  let stop = new AbortController();

  /** The network of the code as it stands, for the task as it is; null when it has not been built. */
  const network = computed(() => {
    const built = report.value;
    return built && built.source === shown.value.code.value && built.task === task.value ? built.network : null;
  });

  /** Runs the reader's `buildModel` in the sandbox. */
  async function build(): Promise<void> {
    if (isBuilding.value) return;
    const source = shown.value.code.value;
    void shown.value.flush().catch(() => undefined);
    const asked = task.value;
    batch(() => {
      isBuilding.value = true;
      built.value = source;
      isFromLink.value = false;
      fault.value = null;
      report.value = null;
    });
    stop = new AbortController();
    const answers: Answer[] = [];
    let ending: Ending;
    let found: OwnNetworkReport | OwnFault = { kind: 'broken' };
    try {
      const [sandbox, probe, { readReport }] = await Promise.all([
        openSandbox(),
        loadPart(() => import('@src/exercises/sandbox/ownNetworkProbe.ts?raw')).then((module) => module.default),
        loadPart(() => import('./readReport.ts')),
      ]);
      const args = [asked.inputShapes, asked.outputs, MOST_PARAMETERS];
      const calls = [{ id: 'own', name: 'describeNetwork', isProbe: true, args }];
      ending = await sandbox.run(
        // Tried with the engine's own kernels; the CPU backend would take seconds.
        { code: source, probe, backend: 'wasm', calls },
        { limitMs: LIMIT_MS, onAnswer: (answer) => answers.push(answer), signal: stop.signal },
      );
      if (ending === 'done') found = readReport(answers);
    } catch {
      ending = 'broken';
    }
    batch(() => {
      isBuilding.value = false;
      if (ending !== 'done') {
        fault.value = { kind: ending };
        return;
      }
      if ('kind' in found) fault.value = found;
      else {
        report.value = { source, task: asked, network: found };
        isWanted.value = true;
      }
    });
  }

  /** What the editor marks: the error of the code as it was built. */
  const run = computed(() =>
    fault.value?.kind === 'error' ? { source: built.value, error: fault.value.error, verdicts: [] } : null,
  );

  /** Back to the reader's own draft. */
  function leaveLink(): void {
    void linked.value?.flush().catch(() => undefined);
    stopFlushingLinked();
    linked.value = null;
    isFromLink.value = false;
  }

  return {
    lab,
    /** The code that is shown: the reader's own, or a link's. */
    get draft(): Draft {
      return shown.value;
    },
    run,
    fault,
    prepare: () =>
      void openSandbox()
        .then((sandbox) => sandbox.prepare())
        .catch(() => undefined), // told by build
    start: () => build(),
    /** Whether a network was built from other code, or for data of another form. */
    isStale: computed(() => report.value !== null && network.value === null),

    isBuilding,
    isWanted,
    isFromLink,
    network,
    build,
    stop: () => stop.abort(),
    /** Whether a link's code is shown. */
    isLinked: computed(() => linked.value !== null),
    leaveLink,
    /** Makes a link's code, as it stands, the reader's own; `draft.undo` brings theirs back. */
    keepLink(): void {
      const text = shown.value.code.value;
      leaveLink();
      mine.take(text);
    },
    /** What the lab's next run trains; undefined for the lab's own network. */
    chosen: computed(() => (isWanted.value && network.value ? network.value : undefined)),

    /** What a start of the lab holds besides its settings. */
    startFields(): WithOwnNetwork {
      const { topology, weights } = this.chosen.value ?? {};
      return topology !== undefined && weights ? { ownNetwork: { topology, weights } } : {};
    },

    /** The code for the lab's link, when it is not the one that every panel begins with. */
    linkFields(): { code?: string } {
      const code = shown.value.code.value;
      return code === starter ? {} : { code };
    },

    /** Brings back the draft, reads the page's link now and whenever it changes. @returns stops following */
    follow(): () => void {
      const read = () => void this.readLink(location.hash);
      const stopFlushing = flushWithPage(mine);
      void mine.restore().then(read, read);
      addEventListener('hashchange', read);
      return () => {
        removeEventListener('hashchange', read);
        stopFlushing();
        stopFlushingLinked();
      };
    },

    /** Shows the code of a link to this lab, as the reader may have changed it; it runs when they press the button. */
    async readLink(fragment: string): Promise<void> {
      const all = { ...ranges, code: { maxLength: LONGEST_FRAGMENT } };
      const link = decodePermalink<{ code: string }>(lab, fragment, all);
      if (link.kind !== 'params' || link.params.code === shown.value.code.value) return;
      leaveLink();
      const draft = createDraft(`${key}#${hashText(link.params.code).toString(16)}`, link.params.code, openStore);
      stopFlushingLinked = flushWithPage(draft);
      linked.value = draft;
      isFromLink.value = true;
      await draft.restore().catch(() => undefined);
    },
  };
}

/** A lab's own network with the page's sandbox and store, each loaded on first use. */
export function openOwnNetwork(
  lab: keyof typeof STARTERS,
  ranges: Ranges<object>,
  task: ReadonlySignal<OwnNetworkTask>,
): OwnNetworkState {
  return createOwnNetwork({
    lab,
    ranges,
    task,
    starter: STARTERS[lab],
    openSandbox: async () => (await loadPart(() => import('../../code/sandbox.ts'))).getSandbox(),
    openStore: async () => (await loadPart(() => import('@src/progress/store.ts'))).getProgress(),
  });
}

/** What `createOwnNetwork` makes. */
export type OwnNetworkState = ReturnType<typeof createOwnNetwork>;
