/** `node tests/bench/preprocessNode.ts`: runs preprocessResults.ts in Node. */
import './bundlerImports.ts';

await import('./preprocessResults.ts');
