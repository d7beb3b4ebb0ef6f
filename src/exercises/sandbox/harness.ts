import { createRandom } from '../../math/random.ts';
import { compile, LearnerFault, placeSyntaxError, SOURCE_NAME } from './compile.ts';
import { createConsole } from './console.ts';
import { decode, encode } from './encode.ts';
import { inspect, readError } from './inspect.ts';
import { watchOperations } from './operations.ts';
import { inputsCall, type Answer, type Call, type CallResult, type Job, type LearnerError } from './protocol.ts';
import { createShow } from './show.ts';
import { tensorsIn, type Tf } from './tensors.ts';
import { isUnchanged } from './unchanged.ts';
import { watchTensorflow } from './watchTensorflow.ts';

/*
 * Runs learner's code: in the sandbox's worker for readers, in Node for tests. It only decodes arguments, calls, and returns
 * what came; everything is judged in the page.
 */

/** Most lines, drawings and errors of timers and promises of one job. */
const MOST_LINES = 500;
const MOST_DRAWINGS = 30;
const MOST_UNCAUGHT = 20;
/** After the calls of a check nothing that comes later counts: what still waits gets this long. */
const AFTER_CALLS_MS = 1000;
/** Seed of every job's Math.random. */
const SEED = 1;
/** The wrapper around the learner's code; no line break before it, so that lines count the same. */
const HEAD = '(function (require, exports, console) { "use strict"; return (async () => { ';
const TAIL = '\n})() })';

type Exports = Record<string, unknown>;
type Report = (answer: Answer) => void;

/** What the harness uses of where it runs; tests may leave it out. */
export interface Place {
  /** Gets the learner's console, to be put in place of the global one. */
  installConsole?: (console: object) => void;
  /** Resolves when nothing that the code has started still waits, or after so many ms. */
  settle?: (limitMs: number) => Promise<void>;
  /** Calls `tell` with what is thrown in timers and promises, until the returned function is called. */
  listen?: (tell: (thrown: unknown) => void) => () => void;
}

/**
 * Does a job and reports every step; it never throws.
 * @param tf TensorFlow.js with the job's backend current
 */
export async function runJob(tf: Tf, job: Job, report: Report, place: Place = {}): Promise<void> {
  const { installConsole = () => undefined, settle = async () => {}, listen = () => () => undefined } = place;
  const output = createOutput(tf, report, job.code.split('\n').length);
  installConsole(output.console);
  const modules: Record<string, Exports> = {
    '@tensorflow/tfjs': asModule({ ...tf }, "import * as tf from '@tensorflow/tfjs'"),
    livegrad: asModule(
      { show: createShow(tf, output.draw), inputs: createInputs(tf, job) },
      "import { show } from 'livegrad'",
    ),
  };
  const original = replaceRandom();
  const stopWatching = watchTensorflow(tf, report);
  const stopListening = listen((thrown) => output.uncaught(describe(tf, thrown)));
  try {
    const learner = await evaluate(job.code, SOURCE_NAME, modules, output.console);
    const probe = job.probe === null ? {} : await evaluate(job.probe, 'probe.ts', modules, output.console);
    for (const call of job.calls) {
      try {
        report({ kind: 'result', call: call.id, result: await makeCall(tf, call, learner, probe) });
      } catch (error) {
        report({ kind: 'error', call: call.id, error: describe(tf, error) });
      }
    }
  } catch (error) {
    report({ kind: 'error', call: null, error: describe(tf, error) });
  }
  await settle(job.calls.length > 0 ? AFTER_CALLS_MS : Infinity);
  stopListening();
  stopWatching();
  restoreRandom(original);
  output.end();
  report({ kind: 'done' });
}

/** What a module exports; to import a default, which none has, is refused with the way that works. */
function asModule(exports: Exports, right: string): Exports {
  return Object.defineProperty({ ...exports, __esModule: true }, 'default', {
    get: () => {
      throw new TypeError(`There is no default export: write ${right}`);
    },
  });
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
  const compiled = compile(code);
  let run: (require: object, exports: Exports, console: object) => Promise<void>;
  try {
    // Evaluating the reader's own code, in a sandbox of its own origin, is what this file is for.
    // eslint-disable-next-line no-eval
    run = (0, eval)(`${HEAD}${compiled}${TAIL}\n//# sourceURL=${name}`) as typeof run;
  } catch (error) {
    throw placeSyntaxError(error as Error, code, compiled);
  }
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
function createOutput(tf: Tf, report: Report, lastLine: number) {
  let lines = 0;
  let drawings = 0;
  let uncaught = 0;
  const draw = (shown: Extract<Answer, { kind: 'show' }>['shown']) => {
    if (++drawings <= MOST_DRAWINGS) report({ kind: 'show', shown });
  };
  return {
    console: createConsole(tf, {
      write: (level, text) => {
        if (++lines <= MOST_LINES) report({ kind: 'console', level, text });
      },
      draw,
      lastLine,
      // As many times as there may be lines; a flood of them is no use.
      clear: () => {
        if (++lines <= MOST_LINES) report({ kind: 'clear' });
      },
    }),
    draw,
    uncaught: (error: LearnerError) => {
      if (++uncaught <= MOST_UNCAUGHT) report({ kind: 'uncaught', error });
    },
    end: () => {
      const over = [lines - MOST_LINES, drawings - MOST_DRAWINGS, uncaught - MOST_UNCAUGHT];
      const count = over.reduce((sum, n) => sum + Math.max(0, n), 0);
      if (count > 0) report({ kind: 'left-out', count });
    },
  };
}

/** What is thrown, with its place in the learner's code where the stack tells. It never throws. */
function describe(tf: Tf, thrown: unknown): LearnerError {
  if (thrown instanceof LearnerFault) return thrown.error;
  const { name, message, stack } = readError(tf, thrown);
  const [, line, column] = /exercise\.ts:(\d+):(\d+)/.exec(stack) ?? [];
  return {
    phase: 'run',
    name: name || 'Uncaught',
    message: message || inspect(tf, thrown),
    line: line === undefined ? null : Number(line),
    column: line === undefined ? null : Math.max(1, Number(column) - (line === '1' ? HEAD.length : 0)),
  };
}
