/** `node tests/bench/speechNode.ts`: runs speechResults.ts in Node. */
import './bundlerImports.ts';

await import('./speechResults.ts');
