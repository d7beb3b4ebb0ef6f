/** `node tests/bench/capacityNode.ts`: runs capacityResults.ts in Node. */
import './bundlerImports.ts';

await import('./capacityResults.ts');
