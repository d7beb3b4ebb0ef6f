/** `npm run build`: builds the book into dist/. `BASE_PATH=/book/` builds it for a sub-path. */
import { build } from './site.ts';

process.exitCode = await build();
