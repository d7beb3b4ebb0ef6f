/** `npm run check`: the quick part of the tests: format, lint, types, unit and content tests. */
import { finish, runQuickSteps } from './steps.ts';

finish(await runQuickSteps());
