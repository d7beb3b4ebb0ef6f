import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program } from './run.ts';
import { readSlowest, timeFiles, timeSpecs } from './slowest.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** How many tests of a step passed and failed; a step without tests of its own counts as one. */
export interface Counts {
  passed: number;
  failed: number;
}

/** One thing that `npm run check` or `npm test` does. */
export interface Step {
  name: string;
  /** Node program and its arguments. */
  command: string[];
  env?: Record<string, string>;
  /** Reads the counts from the step's report; without it the exit code decides. */
  count?: () => Counts;
  /** Lists, from the same report, what took longest. */
  slowest?: () => string;
}

/** What the steps so far say at the end of the run, before the result. */
const notes: string[] = [];

/** Says something at the end of the run, before the result. */
export function note(text: string): void {
  notes.push(text);
}

/** A fresh path for a step's JSON report. */
function report(name: string): string {
  const file = join(root, '.cache', `${name}-report.json`);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

/** Counts of a report, none when the step wrote no report. */
function readCounts(file: string, counts: (json: never) => Counts): Counts {
  return existsSync(file) ? counts(JSON.parse(readFileSync(file, 'utf8')) as never) : { passed: 0, failed: 0 };
}

/** Format, what nothing uses, lint and types. */
export function staticSteps(): Step[] {
  return [
    {
      name: 'format',
      command: [program('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '--cache', '.'],
    },
    { name: 'unused files, exports and packages', command: [program('knip', 'bin/knip.js'), '--no-progress'] },
    { name: 'lint', command: [program('eslint', 'bin/eslint.js'), '--max-warnings', '0', '.'] },
    {
      name: 'types',
      command: [
        program('astro', 'bin/astro.mjs'),
        'check',
        '--minimumFailingSeverity',
        'warning',
        '--minimumSeverity',
        'warning',
      ],
    },
    { name: "types of the exercises' code", command: [program('typescript', 'bin/tsc'), '-p', 'src/exercises'] },
  ];
}

/** Unit and content tests. */
export function vitestStep(): Step {
  const file = report('vitest');
  return {
    name: 'unit and content tests',
    command: [
      ...[program('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json'],
      `--outputFile.json=${file}`,
    ],
    count: () =>
      readCounts(file, (json: { numPassedTests: number; numFailedTests: number }) => ({
        passed: json.numPassedTests,
        failed: json.numFailedTests,
      })),
    slowest: () => readSlowest(file, timeFiles),
  };
}

/** Builds the site. */
export function buildStep(): Step {
  return { name: 'build', command: [join(root, 'scripts/build.ts')] };
}

/**
 * Tests of the built site in a browser.
 * @param specs files to run, all when there are none
 */
export function browserStep(specs: readonly string[] = []): Step {
  const file = report('playwright');
  return {
    name: 'browser tests',
    command: [program('@playwright/test', 'cli.js'), 'test', ...specs],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    count: () =>
      readCounts(file, ({ stats }: { stats: { expected: number; unexpected: number; flaky: number } }) => ({
        passed: stats.expected + stats.flaky,
        failed: stats.unexpected,
      })),
    slowest: () => readSlowest(file, timeSpecs),
  };
}

/** Runs one step, its output shown when it ends (so that steps beside it do not mix theirs), or at once with `live`. */
export async function runStep(step: Step, { live = false } = {}): Promise<Counts> {
  const started = performance.now();
  const child = spawn(process.execPath, step.command, {
    cwd: root,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0', ...step.env },
    stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
  });
  const output: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk));
  const status = await new Promise<number>((resolve) => {
    child.on('error', (error) => {
      output.push(Buffer.from(String(error)));
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
  const counts = step.count?.() ?? { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
  // A step that fails outside a test (a file that does not load) or runs no test at all has failed.
  if (counts.failed === 0 && (status !== 0 || counts.passed === 0)) counts.failed = 1;
  if (!live && (counts.failed > 0 || step.count)) process.stdout.write(Buffer.concat(output));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${counts.failed > 0 ? '✗' : '✓'} ${step.name} (${seconds} s)`);
  const slowest = step.slowest?.();
  if (slowest) note(`The slowest of the ${step.name}:\n${slowest}`);
  return counts;
}

/** Runs steps one after the other. @returns the sum of their counts */
export async function runSteps(steps: Step[], options?: { live?: boolean }): Promise<Counts> {
  let sum: Counts = { passed: 0, failed: 0 };
  for (const step of steps) sum = add(sum, await runStep(step, options));
  return sum;
}

/** Sum of two counts. */
export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/** The quick part: format, lint and types beside the unit and content tests. */
export async function runQuickSteps(): Promise<Counts> {
  const [checks, tests] = await Promise.all([runSteps(staticSteps()), runStep(vitestStep())]);
  return add(checks, tests);
}

/** Prints what took longest, then the one line of the result, which is the last, and sets the exit code: 1 after a failure or without a single passed test. */
export function finish({ passed, failed }: Counts): void {
  for (const text of notes) console.log(text);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
