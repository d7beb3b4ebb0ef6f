/** `node tests/bench/digitsNode.ts`: runs digitsResults.ts in Node. */
import './bundlerImports.ts';

await import('./digitsResults.ts');
