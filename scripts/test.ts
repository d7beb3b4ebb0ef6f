/**
 * `npm test`: everything: the checks, the build (reused when it is newer than all sources) and the tests in a browser. The last
 * line says `N passed, N failed`: tests, and the checks and the build as one each.
 * `npm test -- --changed [BASE]` runs those browser tests only that the changes since BASE (`main`) can break.
 */
import { parseArgs } from 'node:util';
import { prepareFirefox } from '../build/firefox.ts';
import { changedSpecs } from './changed.ts';
import { distIsFresh } from './fresh.ts';
import { add, browserStep, buildStep, finish, note, runQuickSteps, runSteps, runStep } from './steps.ts';

const { values, positionals } = parseArgs({ options: { changed: { type: 'boolean' } }, allowPositionals: true });
const specs = values.changed ? changedSpecs(positionals[0] ?? 'main') : null;

let counts = await runQuickSteps();
if (specs?.length !== 0) {
  if (!distIsFresh()) counts = add(counts, await runSteps([buildStep()], { live: true }));
  const notTried = await prepareFirefox();
  if (notTried) note(notTried);
  counts = add(counts, await runStep(browserStep(specs ?? []), { live: true }));
}
finish(counts);
