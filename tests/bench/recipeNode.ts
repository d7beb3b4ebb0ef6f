/** `node tests/bench/recipeNode.ts`: runs recipeResults.ts in Node. */
import './bundlerImports.ts';

await import('./recipeResults.ts');
