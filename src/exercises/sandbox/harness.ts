import { createRandom } from '../../math/random.ts';
import { formatValue } from '../format.ts';
import { compile, LearnerFault, SOURCE_NAME } from './compile.ts';
import { decode, encode, tensorsIn, type Tf } from './encode.ts';
import { inputsCall, type Answer, type Call, type CallResult, type Job, type LearnerError } from './protocol.ts';
import { watchOperations } from './operations.ts';
import { createShow } from './show.ts';
import { isUnchanged } from './unchanged.ts';

/*
 * Runs learner's code: in the sandbox's worker for readers, in Node for tests. It only decodes arguments, calls, and returns
 * what came; everything is judged in the page.
 */

/** Most lines and drawings of one job. */
const MOST_LINES = 500;
const MOST_DRAWINGS = 30;
/** Seed of every job's Math.random. */
const SEED = 1;
/** The wrapper before the learner's first line; no line break, so that lines count the same. */
const HEAD = '(async function (require, exports, console) { "use strict"; ';

type Exports = Record<string, unknown>;
type Report = (answer: Answer) => void;

/**
 * Does a job and reports every step; it never throws.
 * @param tf TensorFlow.js with the job's backend current
 * @param installConsole gets the learner's console, to be put in place of the global one
 */
export async function runJob(
  tf: Tf,
  job: Job,
  report: Report,
  installConsole: (console: object) => void = () => undefined,
): Promise<void> {
  const output = createOutput(tf, report);
  installConsole(output.console);
  const modules: Record<string, Exports> = {
    '@tensorflow/tfjs': { ...tf, __esModule: true },
    livegrad: { show: createShow(tf, output.draw), inputs: createInputs(tf, job), __esModule: true },
  };
  const original = replaceRandom();
  try {
    const learner = await evaluate(job.code, SOURCE_NAME, modules, output.console);
    const probe = job.probe === null ? {} : await evaluate(job.probe, 'probe.ts', modules, output.console);
    for (const call of job.calls) {
      try {
        report({ kind: 'result', call: call.id, result: await makeCall(tf, call, learner, probe) });
      } catch (error) {
        report({ kind: 'error', call: call.id, error: describe(error) });
      }
    }
  } catch (error) {
    report({ kind: 'error', call: null, error: describe(error) });
  }
  restoreRandom(original);
  output.end();
  report({ kind: 'done' });
}

/* TensorFlow.js draws the seeds of initial weights, dropout and shuffling from Math.random: the same code gives the same numbers. */
/* eslint-disable no-restricted-properties */
function replaceRandom(): () => number {
  const original = Math.random;
  Math.random = createRandom(SEED).uniform;
  return original;
}

function restoreRandom(original: () => number): void {
  Math.random = original;
}
/* eslint-enable no-restricted-properties */

async function evaluate(
  code: string,
  name: string,
  modules: Record<string, Exports>,
  console: object,
): Promise<Exports> {
  const require = (wanted: string) => {
    if (Object.hasOwn(modules, wanted)) return modules[wanted];
    throw new LearnerFault({ phase: 'import', name: 'Error', message: String(wanted), line: null, column: null });
  };
  const exports: Exports = {};
  const source = `${HEAD}${compile(code)}\n})\n//# sourceURL=${name}`;
  // Evaluating the reader's own code, in a sandbox of its own origin, is what this file is for.
  // eslint-disable-next-line no-eval
  const run = (0, eval)(source) as (require: object, exports: Exports, console: object) => Promise<void>;
  await run(require, exports, console);
  return exports;
}

/** Calls one function with fresh tensors, and counts those that it leaves behind. */
async function makeCall(tf: Tf, call: Call, learner: Exports, probe: Exports): Promise<CallResult> {
  const callee = (call.isProbe ? probe : learner)[call.name];
  if (typeof callee !== 'function') {
    throw new LearnerFault({ phase: 'missing', name: 'Error', message: call.name, line: null, column: null });
  }
  tf.engine().startScope();
  const operations = watchOperations(tf);
  try {
    const args = call.args.map((value) => decode(tf, value));
    const before = tf.memory().numTensors;
    const start = performance.now();
    const returned: unknown = await (call.isProbe ? callee(learner, tf, ...args) : callee(...args));
    const elapsedMs = performance.now() - start;
    operations.end();
    const given = new Set(tensorsIn(tf, args));
    const results = new Set(tensorsIn(tf, returned).filter((tensor) => !given.has(tensor)));
    const tensorsLeft = tf.memory().numTensors - before - results.size;
    const hasChangedArgs = !call.args.every((value, i) => isUnchanged(tf, value, args[i]));
    return {
      value: encode(tf, returned),
      tensorsLeft,
      hasChangedArgs,
      operations: [...operations.names],
      elapsedMs,
    };
  } finally {
    operations.end();
    tf.engine().endScope();
  }
}

/** `inputs(check, seed)` of the learner's code: the inputs of a check that were drawn by this seed. */
function createInputs(tf: Tf, { inputs = {} }: Job) {
  return (check: unknown, seed: unknown): unknown[] => {
    const found = inputs[inputsCall(String(check), Number(seed))];
    if (!found) throw new RangeError(`inputs() takes a check's name and its seed as Check shows them, written out.`);
    return found.map((value) => decode(tf, value));
  };
}

/** The learner's console and drawings, within limits. */
function createOutput(tf: Tf, report: Report) {
  let lines = 0;
  let drawings = 0;
  const write =
    (level: 'log' | 'warn' | 'error') =>
    (...parts: unknown[]) => {
      if (++lines > MOST_LINES) return;
      report({ kind: 'console', level, text: parts.map((part) => describeValue(tf, part)).join(' ') });
    };
  return {
    console: { log: write('log'), info: write('log'), debug: write('log'), warn: write('warn'), error: write('error') },
    draw: (shown: Extract<Answer, { kind: 'show' }>['shown']) => {
      if (++drawings <= MOST_DRAWINGS) report({ kind: 'show', shown });
    },
    end: () => {
      const count = Math.max(0, lines - MOST_LINES) + Math.max(0, drawings - MOST_DRAWINGS);
      if (count > 0) report({ kind: 'left-out', count });
    },
  };
}

function describeValue(tf: Tf, value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  return formatValue(encode(tf, value));
}

/** What is thrown, with its place in the learner's code where the stack tells. */
function describe(thrown: unknown): LearnerError {
  if (thrown instanceof LearnerFault) return thrown.error;
  const { name, message, stack } =
    thrown instanceof Error ? thrown : { name: 'Error', message: String(thrown), stack: '' };
  const [, line, column] = /exercise\.ts:(\d+):(\d+)/.exec(stack ?? '') ?? [];
  const isSyntax = name === 'SyntaxError' && line === undefined;
  return {
    phase: isSyntax ? 'compile' : 'run',
    name: String(name),
    message: String(message).slice(0, 2000),
    line: line === undefined ? null : Number(line),
    column: line === undefined ? null : Math.max(1, Number(column) - (line === '1' ? HEAD.length : 0)),
  };
}
