/** `node tests/bench/textNode.ts`: runs textResults.ts in Node. */
import './bundlerImports.ts';

await import('./textResults.ts');
