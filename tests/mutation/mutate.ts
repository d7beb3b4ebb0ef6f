import ts from 'typescript';
import { editsIn, type Edit } from './edits.ts';

/** A solution with one mistake. */
export interface Mutant {
  /** The line as it was and as it is, which names the mutant: `return a + b; ⇒ return a - b;`. */
  name: string;
  code: string;
}

const parse = (source: string) => ts.createSourceFile('solution.ts', source, ts.ScriptTarget.Latest, true);

/** Names that a statement declares. */
function declaredBy(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    const names: string[] = [];
    const collect = (name: ts.BindingName): void => {
      if (ts.isIdentifier(name)) names.push(name.text);
      else name.elements.forEach((element) => ts.isBindingElement(element) && collect(element.name));
    };
    statement.declarationList.declarations.forEach(({ name }) => collect(name));
    return names;
  }
  const named = statement as ts.Statement & { name?: ts.Identifier };
  return named.name ? [named.name.text] : [];
}

const isExported = (statement: ts.Statement) =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** Names of parameters and variables inside a statement. */
function localNames(statement: ts.Statement): Set<string> {
  const names = new Set<string>();
  const collect = (node: ts.Node): void => {
    const isLocal = ts.isParameter(node) || ts.isBindingElement(node) || ts.isVariableDeclaration(node);
    if (isLocal && ts.isIdentifier(node.name) && node.parent.parent !== statement) names.add(node.name.text);
    ts.forEachChild(node, collect);
  };
  collect(statement);
  return names;
}

/** Whether an identifier only names a field, as in `a.field` and `{ field: 1 }`. */
const isField = (node: ts.Identifier) =>
  (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) ||
  (ts.isPropertyAssignment(node.parent) && node.parent.name === node);

/** The source without what only Run uses: imports, exports, and what these need. */
export function withoutDemo(source: string): string {
  const file = parse(source);
  const kept = new Set<ts.Statement>(file.statements.filter((s) => ts.isImportDeclaration(s) || isExported(s)));
  for (const statement of kept) {
    const local = localNames(statement);
    const collect = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && !local.has(node.text) && !isField(node)) {
        const declaring = file.statements.find((other) => declaredBy(other).includes(node.text));
        if (declaring) kept.add(declaring); // a Set visits what is added while it is walked
      }
      ts.forEachChild(node, collect);
    };
    collect(statement);
  }
  const parts = file.statements.filter((s) => kept.has(s)).map((s) => s.getText(file));
  return `${parts.join('\n\n')}\n`;
}

/** Counts the rounds of every loop into `counter.rounds` of the global scope, and throws when they exceed its `most`. */
export function guardLoops(source: string): string {
  const file = parse(source);
  const inserts: { at: number; text: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIterationStatement(node, false)) {
      const { statement } = node;
      inserts.push({ at: statement.getStart(file), text: '{ globalThis.loopGuard(); ' });
      inserts.push({ at: statement.getEnd(), text: ' }' });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return inserts
    .sort((a, b) => b.at - a.at)
    .reduce((text, insert) => text.slice(0, insert.at) + insert.text + text.slice(insert.at), source);
}

const apply = (source: string, { start, end, text }: Edit) => source.slice(0, start) + text + source.slice(end);

/** The lines that an edit touches, before and after, each without needless spaces. */
function nameOf(source: string, edit: Edit): string {
  const first = source.lastIndexOf('\n', edit.start - 1) + 1;
  const last = (source.indexOf('\n', edit.end) + 1 || source.length + 1) - 1;
  const tidy = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  const after = source.slice(first, edit.start) + edit.text + source.slice(edit.end, last);
  return `${tidy(source.slice(first, last))} ⇒ ${tidy(after)}`;
}

/** All mutants of a solution without its demo. @param starter what of it the reader is given is not mutated */
export function mutantsOf(source: string, starter: string): Mutant[] {
  const file = parse(source);
  const edits = file.statements
    .filter((s) => !ts.isImportDeclaration(s) && !starter.includes(s.getText(file)))
    .flatMap((s) => editsIn(s, file));
  const mutants = new Map<string, Mutant>();
  for (const edit of edits) {
    const mutant = { name: nameOf(source, edit), code: apply(source, edit) };
    if (mutant.code !== source) mutants.set(mutant.code, mutant);
  }
  return [...mutants.values()];
}

/** Functions of the source that are exported, by name, with how many parameters they take. */
function exportedFunctions(source: string): { name: string; parameters: ts.NodeArray<ts.ParameterDeclaration> }[] {
  return parse(source).statements.flatMap((statement) => {
    if (!isExported(statement) || !ts.isFunctionDeclaration(statement)) return [];
    return [{ name: statement.name!.text, parameters: statement.parameters }];
  });
}

/** Mutants that compute the right result and change an argument afterwards. */
export function argumentMutantsOf(source: string): Mutant[] {
  return exportedFunctions(source).flatMap(({ name, parameters }) =>
    parameters.flatMap(({ type }, i) => {
      if (/^(number|boolean|string|Float32Array|\(.*)$/.test(type?.getText() ?? '')) return [];
      return [{ name: `${name} changes argument ${i}`, code: `${source}\n${spoiler(name, i)}` }];
    }),
  );
}

/** Wraps an export, and the function that it returns where it returns one, so that argument i is changed after the call. */
const spoiler = (name: string, i: number) => `
const spoil = (x: any): void => {
  if (typeof x !== 'object' || x === null) return;
  if (typeof x.dispose === 'function') x.dispose();
  else for (const key of Object.keys(x).slice(0, 1)) {
    if (typeof x[key] === 'object') spoil(x[key]);
    else x[key] = typeof x[key] === 'number' ? x[key] + 1 : null;
  }
};
const wrap = (f: any): any => (...args: any[]) => {
  const result = f(...args);
  const after = (value: any) => { spoil(args[${i}]); return typeof value === 'function' ? wrap(value) : value; };
  return result instanceof Promise ? result.then(after) : after(result);
};
(exports as any).${name} = wrap((exports as any).${name});
`;

/** Mutants that use a constant instead of a setting. @param values what each setting is in the first check, by its name */
export function settingMutantsOf(source: string, values: Readonly<Record<string, unknown>>): Mutant[] {
  const file = parse(source);
  return file.statements.flatMap((statement) => {
    if (!isExported(statement) || !ts.isFunctionDeclaration(statement) || !statement.body) return [];
    const names = statement.parameters.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : bound(name)));
    const at = statement.body.getStart(file) + 1;
    return names
      .filter((name) => ['number', 'boolean'].includes(typeof values[name]))
      .map((name) => {
        const text = ` ${name} = ${String(values[name])};`;
        return { name: `always${text}`, code: apply(source, { start: at, end: at, text }) };
      });
  });
}

const bound = (pattern: ts.BindingPattern): string[] =>
  pattern.elements.flatMap((element) =>
    ts.isBindingElement(element) && ts.isIdentifier(element.name) ? [element.name.text] : [],
  );
