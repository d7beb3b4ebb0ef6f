import ts from 'typescript';

/** A piece of the source and what a mutant has in its place. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

const ARITHMETIC: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.PlusToken]: '-',
  [ts.SyntaxKind.MinusToken]: '+',
  [ts.SyntaxKind.AsteriskToken]: '/',
  [ts.SyntaxKind.SlashToken]: '*',
  [ts.SyntaxKind.AsteriskAsteriskToken]: '*',
  [ts.SyntaxKind.PercentToken]: '*',
  [ts.SyntaxKind.PlusEqualsToken]: '-=',
  [ts.SyntaxKind.MinusEqualsToken]: '+=',
  [ts.SyntaxKind.AsteriskEqualsToken]: '/=',
  [ts.SyntaxKind.AmpersandAmpersandToken]: '||',
  [ts.SyntaxKind.BarBarToken]: '&&',
};
/** The border moved, and the opposite. */
const COMPARISONS: Partial<Record<ts.SyntaxKind, readonly string[]>> = {
  [ts.SyntaxKind.LessThanToken]: ['<=', '>='],
  [ts.SyntaxKind.LessThanEqualsToken]: ['<', '>'],
  [ts.SyntaxKind.GreaterThanToken]: ['>=', '<='],
  [ts.SyntaxKind.GreaterThanEqualsToken]: ['>', '<'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: ['!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: ['==='],
};
const OTHER_FUNCTION: Record<string, string> = {
  floor: 'ceil',
  ceil: 'floor',
  round: 'floor',
  max: 'min',
  min: 'max',
  sum: 'mean',
  mean: 'sum',
};

/** Functions whose first two arguments may change places. */
const isCommutative = (called: string) => /^(tf\.(add|mul|maximum|minimum)|Math\.(max|min|hypot))$/.test(called);

/** All single mistakes in a node and below it: constants, signs, operators, comparisons, settings, axes, statements. */
export function editsIn(root: ts.Node, file: ts.SourceFile): Edit[] {
  const edits: Edit[] = [];
  const put = (node: ts.Node, text: string) => edits.push({ start: node.getStart(file), end: node.getEnd(), text });
  const textOf = (node: ts.Node) => node.getText(file);
  /** Puts two neighbours in each other's place. */
  const swap = (a: ts.Node, b: ts.Node) => {
    if (textOf(a) === textOf(b)) return;
    const between = file.text.slice(a.getEnd(), b.getStart(file));
    edits.push({ start: a.getStart(file), end: b.getEnd(), text: textOf(b) + between + textOf(a) });
  };
  /** Takes an item out of a list, with its comma. */
  const drop = (item: ts.Node, list: ts.NodeArray<ts.Node>) => {
    const next = list[list.indexOf(item) + 1];
    edits.push({ start: item.getStart(file), end: next ? next.getStart(file) : item.getEnd(), text: '' });
  };

  function visit(node: ts.Node): void {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isNumericLiteral(node)) {
      const value = Number(textOf(node));
      put(node, String(Number.isInteger(value) ? value + 1 : 2 * value));
      if (value === 1) put(node, '0');
    } else if (node.kind === ts.SyntaxKind.TrueKeyword) put(node, 'false');
    else if (node.kind === ts.SyntaxKind.FalseKeyword) put(node, 'true');
    else if (ts.isPrefixUnaryExpression(node)) {
      if (node.operator === ts.SyntaxKind.PlusPlusToken) put(node, `--${textOf(node.operand)}`);
      else if (node.operator !== ts.SyntaxKind.MinusMinusToken) put(node, textOf(node.operand));
    } else if (ts.isPostfixUnaryExpression(node)) {
      put(node, textOf(node.operand) + (node.operator === ts.SyntaxKind.PlusPlusToken ? '--' : '++'));
    } else if (ts.isBinaryExpression(node)) mutateBinary(node);
    else if (ts.isConditionalExpression(node)) {
      put(node, `(${textOf(node.whenTrue)})`);
      put(node, `(${textOf(node.whenFalse)})`);
    } else if (ts.isCallExpression(node) || ts.isNewExpression(node)) mutateCall(node);
    else if (ts.isArrayLiteralExpression(node) || ts.isArrayBindingPattern(node)) {
      const [first, second] = node.elements;
      if (first && second) swap(first, second);
    } else if (ts.isElementAccessExpression(node) && ts.isElementAccessExpression(node.expression)) {
      const [outer, inner] = [node.expression.argumentExpression, node.argumentExpression];
      if (textOf(outer) !== textOf(inner))
        put(node, `${textOf(node.expression.expression)}[${textOf(inner)}][${textOf(outer)}]`);
    } else if (ts.isObjectLiteralExpression(node)) for (const field of node.properties) drop(field, node.properties);
    else if (ts.isExpressionStatement(node) || ts.isBreakStatement(node) || ts.isContinueStatement(node))
      put(node, ';');
    else if (ts.isIfStatement(node)) {
      put(node.expression, 'true');
      put(node.expression, 'false');
    } else if (ts.isSpreadElement(node)) put(node, textOf(node.expression));
    ts.forEachChild(node, visit);
  }

  function mutateBinary(node: ts.BinaryExpression): void {
    const { kind } = node.operatorToken;
    for (const other of [ARITHMETIC[kind], ...(COMPARISONS[kind] ?? [])]) if (other) put(node.operatorToken, other);
    if (kind === ts.SyntaxKind.QuestionQuestionToken) put(node, textOf(node.left));
    const isAssignment = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
    if (isAssignment && kind !== ts.SyntaxKind.EqualsToken) put(node.operatorToken, '=');
  }

  function mutateCall(node: ts.CallExpression | ts.NewExpression): void {
    const args = node.arguments ?? ts.factory.createNodeArray();
    if (args.length >= 2) {
      if (!isCommutative(textOf(node.expression))) swap(args[0]!, args[1]!);
      // What is false is left out by default.
      if (textOf(args.at(-1)!) !== 'false') drop(args.at(-1)!, args);
    }
    if (!ts.isPropertyAccessExpression(node.expression)) return;
    const { expression: owner, name } = node.expression;
    const isLibrary = ['Math', 'tf'].includes(textOf(owner));
    const other = OTHER_FUNCTION[name.text];
    if (other) put(name, other);
    // f(x) left out: `Math.sqrt(x)` becomes x, `x.square()` too.
    if (isLibrary && args.length > 0) put(node, `(${textOf(args[0]!)})`);
    else if (!isLibrary && args.length === 0) put(node, textOf(owner));
  }

  visit(root);
  return edits;
}
