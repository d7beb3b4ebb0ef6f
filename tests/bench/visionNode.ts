/** `node tests/bench/visionNode.ts`: runs visionResults.ts in Node. */
import './bundlerImports.ts';

await import('./visionResults.ts');
