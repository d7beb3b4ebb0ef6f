import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import {
  MOST_PARAMETERS,
  type OwnNetworkProblem,
  type OwnNetworkReport,
  type OwnNetworkTask,
  type WithOwnNetwork,
} from '@src/nn/ownNetworkData.ts';
import { decodePermalink, LONGEST_FRAGMENT } from '@src/labs/permalink.ts';
import { loadPart } from '@src/site/loadPart.ts';
import type { Answer, LearnerError } from '@src/exercises/sandbox/protocol.ts';
import type { Ending, Sandbox } from '../../code/sandbox.ts';
import { STARTERS } from './starters.ts';
import { createDraft } from '../../code/draft.ts';
import { flushWithPage } from '../../code/flushWithPage.ts';
import type { ProgressStore } from '@src/progress/store.ts';

/** Building a network takes well under a second. */
const LIMIT_MS = 10_000;

/** Why there is no network. */
type OwnFault =
  | { kind: 'problem'; problem: OwnNetworkProblem['problem']; detail: string }
  | { kind: 'error'; error: LearnerError }
  | { kind: 'time' | 'stopped' | 'broken' };

/** What an own network is made with; tests give their own. */
interface OwnNetworkOptions {
  lab: string;
  /** What the lab's data ask for; it may change with the settings. */
  task: ReadonlySignal<OwnNetworkTask>;
  /** The code to begin with. */
  starter: string;
  openSandbox: () => Promise<Sandbox>;
  openStore: () => Promise<ProgressStore>;
}

/** A reader's network in a lab: the code, what the sandbox says of it, and whether the lab trains it. */
function createOwnNetwork({ lab, task, starter, openSandbox, openStore }: OwnNetworkOptions) {
  const draft = createDraft(`own-network/${lab}`, starter, openStore);
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
    return built && built.source === draft.code.value && built.task === task.value ? built.network : null;
  });

  /** Runs the reader's `buildModel` in the sandbox. */
  async function build(): Promise<void> {
    if (isBuilding.value) return;
    const source = draft.code.value;
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
    try {
      const [sandbox, probe] = await Promise.all([
        openSandbox(),
        loadPart(() => import('@src/exercises/sandbox/ownNetworkProbe.ts?raw')).then((module) => module.default),
      ]);
      const args = [asked.inputShapes, asked.outputs, MOST_PARAMETERS];
      const calls = [{ id: 'own', name: 'describeNetwork', isProbe: true, args }];
      ending = await sandbox.run(
        { code: source, probe, backend: 'cpu', calls },
        { limitMs: LIMIT_MS, onAnswer: (answer) => answers.push(answer), signal: stop.signal },
      );
    } catch {
      ending = 'broken';
    }
    batch(() => {
      isBuilding.value = false;
      if (ending !== 'done') {
        fault.value = { kind: ending };
        return;
      }
      const found = readReport(answers);
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

  return {
    lab,
    draft,
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
    /** Back to the reader's own code, in place of a link's. */
    leaveLink(): void {
      draft.undo();
      isFromLink.value = false;
    },
    /** What the lab's next run trains; undefined for the lab's own network. */
    chosen: computed(() => (isWanted.value && network.value ? network.value : undefined)),

    /** What a start of the lab holds besides its settings. */
    startFields(): WithOwnNetwork {
      const { topology, weights } = this.chosen.value ?? {};
      return topology !== undefined && weights ? { ownNetwork: { topology, weights } } : {};
    },

    /** The code for the lab's link, when the reader has written some. */
    linkFields: (): { code?: string } => (draft.isChanged.value ? { code: draft.code.value } : {}),

    /** Brings back the draft, reads the page's link now and whenever it changes. @returns stops following */
    follow(): () => void {
      const read = () => this.readLink(location.hash);
      const stopFlushing = flushWithPage(draft);
      void draft.restore().then(read, read);
      addEventListener('hashchange', read);
      return () => {
        removeEventListener('hashchange', read);
        stopFlushing();
      };
    },

    /** Shows the code of a link to this lab; it runs when the reader presses the button, and replaces no draft until they write. */
    readLink(fragment: string): void {
      const link = decodePermalink<{ code: string }>(lab, fragment, { code: { maxLength: LONGEST_FRAGMENT } });
      if (link.kind !== 'params' || link.params.code === draft.code.value) return;
      draft.show(link.params.code);
      isFromLink.value = true;
    },
  };
}

/** A lab's own network with the page's sandbox and store, each loaded on first use. */
export function openOwnNetwork(lab: keyof typeof STARTERS, task: ReadonlySignal<OwnNetworkTask>): OwnNetworkState {
  return createOwnNetwork({
    lab,
    task,
    starter: STARTERS[lab],
    openSandbox: async () => (await loadPart(() => import('../../code/sandbox.ts'))).getSandbox(),
    openStore: async () => (await loadPart(() => import('@src/progress/store.ts'))).getProgress(),
  });
}

/** What `createOwnNetwork` makes. */
export type OwnNetworkState = ReturnType<typeof createOwnNetwork>;

/** What came from the sandbox, where nothing is taken on trust. */
function readReport(answers: readonly Answer[]): OwnNetworkReport | OwnFault {
  for (const answer of answers) {
    if (answer.kind === 'error') return { kind: 'error', error: answer.error };
    if (answer.kind !== 'result') continue;
    const value = (answer.result.value ?? {}) as Partial<OwnNetworkReport & OwnNetworkProblem>;
    if (typeof value.problem === 'string')
      return { kind: 'problem', problem: value.problem, detail: String(value.detail) };
    const { topology, weights, layers, parameters } = value;
    if (
      typeof topology === 'string' &&
      Array.isArray(weights) &&
      Array.isArray(layers) &&
      typeof parameters === 'number'
    ) {
      return { topology, weights, layers, parameters };
    }
  }
  return { kind: 'broken' };
}
