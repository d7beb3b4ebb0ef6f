/**
 * `npm test`: everything: the checks, the build (reused when it is newer than all sources) and the tests in a browser. The last
 * line says `N passed, N failed`: tests, and the checks and the build as one each.
 */
import { distIsFresh } from './fresh.ts';
import { add, browserStep, buildStep, finish, runQuickSteps, runSteps, runStep } from './steps.ts';

let counts = await runQuickSteps();
if (!distIsFresh()) counts = add(counts, await runSteps([buildStep()], { live: true }));
counts = add(counts, await runStep(browserStep(), { live: true }));
finish(counts);
