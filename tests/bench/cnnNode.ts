/** `node tests/bench/cnnNode.ts [steps]`: runs cnnStep.ts in Node. */
import './bundlerImports.ts';

await import('./cnnStep.ts');
