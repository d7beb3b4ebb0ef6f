import ts from 'typescript';
import type { Exercise } from '../../src/exercises/define.ts';
import { createRandom } from '../../src/math/random.ts';
import { checkCode, readExercise, readSource } from '../support/exercises.ts';
import { EQUIVALENT } from './equivalent.ts';
import { argumentMutantsOf, guardLoops, mutantsOf, settingMutantsOf, withoutDemo } from './mutate.ts';

/** What came of the mutants of one exercise. */
export interface Score {
  id: string;
  /** Mutants that are not equivalent to the solution. */
  all: number;
  /** Those that pass every check. */
  survivors: string[];
  /** Listed as equivalent, but killed or not there: the list is to be mended. */
  stale: string[];
}

/** A mutant may take this many times the rounds of the solution. */
const PATIENCE = 20;

const scope = globalThis as { loopGuard?: () => void };

/** Whether code passes every check, and how many rounds its loops took. */
async function passes(exercise: Exercise, code: string, most: number): Promise<{ passed: boolean; rounds: number }> {
  let rounds = 0;
  scope.loopGuard = () => {
    if (++rounds > most) throw new Error('This loop does not end.');
  };
  const { outcomes } = await checkCode(exercise, guardLoops(code));
  delete scope.loopGuard;
  return { passed: outcomes.length === exercise.checks.length && outcomes.every(({ passed }) => passed), rounds };
}

/** What each argument of the first check is called, by the entry's or the probe's parameters and by fields of settings. */
function namedArguments({ id, checks, entry }: Exercise, source: string): Record<string, unknown> {
  const { probe, args } = checks[0]!;
  const text = probe ? readSource(id, 'probe.ts')! : source;
  const file = ts.createSourceFile('f.ts', text, ts.ScriptTarget.Latest, true);
  const called = file.statements.find(
    (s): s is ts.FunctionDeclaration => ts.isFunctionDeclaration(s) && s.name?.text === (probe ?? entry),
  );
  const names = called?.parameters.slice(probe ? 2 : 0).map(({ name }) => name.getText(file)) ?? [];
  const values = args(createRandom(1));
  const fields = values.map((value) => (typeof value === 'object' && !Array.isArray(value) ? value : {}));
  return Object.assign({}, ...fields, Object.fromEntries(names.map((name, i) => [name, values[i]])));
}

/**
 * Runs the mutants of an exercise's solution against its checks, as the page does.
 * @param every only every n-th mutant
 */
export async function scoreOf(id: string, every = 1): Promise<Score> {
  const exercise = await readExercise(id);
  const source = withoutDemo(readSource(id, 'solution.ts')!);
  const own = await passes(exercise, source, Infinity);
  if (!own.passed) throw new Error(`The solution of ${id} does not pass without its demo.`);
  const mutants = [
    ...mutantsOf(source, readSource(id, 'starter.ts')!),
    ...argumentMutantsOf(source),
    ...settingMutantsOf(source, namedArguments(exercise, source)),
  ].filter((_, i) => i % every === 0);
  const equivalent = EQUIVALENT[id] ?? {};
  const score: Score = { id, all: 0, survivors: [], stale: [] };
  const seen = new Set<string>();
  for (const { name, code } of mutants) {
    const { passed } = await passes(exercise, code, PATIENCE * own.rounds + 1000);
    if (Object.hasOwn(equivalent, name)) {
      seen.add(name);
      if (!passed) score.stale.push(name);
    } else {
      score.all++;
      if (passed) score.survivors.push(name);
    }
  }
  if (every === 1) score.stale.push(...Object.keys(equivalent).filter((name) => !seen.has(name)));
  return score;
}
