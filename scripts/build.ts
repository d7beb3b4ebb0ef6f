/** `npm run build`: builds the book into dist/. `BASE_PATH=/book/` builds it for a sub-path. */
import { astro } from './run.ts';

process.exitCode = astro('build');
