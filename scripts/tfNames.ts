/**
 * `node scripts/tfNames.ts`: reads from the types of TensorFlow.js what the editor of the exercises completes after `tf.`, with the
 * parameters of each function, and writes src/exercises/tfNames.json.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Namespaces whose members are completed as well. */
const NAMESPACES = [
  'layers',
  'train',
  'losses',
  'metrics',
  'initializers',
  'regularizers',
  'image',
  'linalg',
  'signal',
];
const ENTRY = fileURLToPath(new URL('../node_modules/@tensorflow/tfjs/dist/index.d.ts', import.meta.url));

/** Names with their parameters: `matMul` → `(a, b, transposeA?, transposeB?)`; '' for what is no function. */
export function readTfNames(): Record<string, string> {
  const program = ts.createProgram([ENTRY], { target: ts.ScriptTarget.ES2022, skipLibCheck: true, types: [] });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(ENTRY)!)!;
  const names: Record<string, string> = {};
  const add = (prefix: string, symbol: ts.Symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    if (!(target.flags & ts.SymbolFlags.Value) || symbol.name.startsWith('_') || symbol.name === 'prototype') return;
    const type = checker.getTypeOfSymbol(target);
    // Names of kernels, which nobody writes.
    if (type.isStringLiteral() || /^(Kernel|ENV|OptimizerConstructors|[a-z]*_util$|backend_util)/.test(symbol.name))
      return;
    const signature = type.getCallSignatures()[0];
    const parameters = signature?.parameters.map((parameter) => {
      const declared = parameter.valueDeclaration as ts.ParameterDeclaration | undefined;
      const isOptional = declared && (declared.questionToken !== undefined || declared.initializer !== undefined);
      return `${declared?.dotDotDotToken ? '…' : ''}${parameter.name}${isOptional ? '?' : ''}`;
    });
    names[`${prefix}${symbol.name}`] = parameters ? `(${parameters.join(', ')})` : '';
    if (prefix === '' && NAMESPACES.includes(symbol.name)) {
      for (const member of checker.getPropertiesOfType(type)) add(`${symbol.name}.`, member);
    }
  };
  for (const symbol of checker.getExportsOfModule(module)) add('', symbol);
  return Object.fromEntries(Object.entries(names).sort(([a], [b]) => (a < b ? -1 : 1)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = readTfNames();
  const file = fileURLToPath(new URL('../src/exercises/tfNames.json', import.meta.url));
  writeFileSync(file, `${JSON.stringify(names, null, 2)}\n`);
  console.log(`${Object.keys(names).length} names`);
}
