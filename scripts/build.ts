/** `npm run build`: builds the book into dist/. `BASE_PATH=/book/` builds it for a sub-path. */
import { prepareTexts } from './data/texts.ts';
import { build } from './site.ts';

const missing = await prepareTexts();
process.exitCode = build();
if (missing !== null) console.warn(missing);
