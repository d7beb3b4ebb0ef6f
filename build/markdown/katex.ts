import katex from 'katex';
import rehypeKatex from 'rehype-katex';
import { walk, type TreeFile, type TreeNode } from './tree.ts';

/** How many parts these elements of MathML have: with another number a browser draws, and a screen reader says, nonsense. */
const PARTS: Record<string, number> = {
  ...{ mfrac: 2, mroot: 2, msub: 2, msup: 2, munder: 2, mover: 2 },
  ...{ msubsup: 3, munderover: 3 },
};
/** The invisible "applied to" that KaTeX writes after the name of a function, also of one that is a subscript, as in λ_max. */
const APPLY = '\u2061';

const OPTIONS = {
  output: 'htmlAndMathml',
  throwOnError: true,
  /** KaTeX would draw an untrusted command in red: that is an error as well. */
  trust: ({ command }: { command: string }) => {
    if (command !== '\\htmlData') throw new Error(`${command} is not trusted, only \\htmlData is`);
    return true;
  },
  /** Every complaint is an error, but for `\htmlData`, which links symbols to live values. */
  strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
} as const;

/** KaTeX to HTML and MathML; any complaint of KaTeX fails the build with file, line and column. */
export function rehypeStrictKatex() {
  const transform = (rehypeKatex as unknown as (options: unknown) => (tree: TreeNode, file: TreeFile) => void)(OPTIONS);
  return (tree: TreeNode, file: TreeFile) => {
    walk(tree, (node) => {
      const classes = node.properties?.['className'];
      const isMath =
        Array.isArray(classes) && classes.some((name) => name === 'math-inline' || name === 'math-display');
      if (!isMath) return;
      const source = textOf(node);
      const { warn } = console;
      console.warn = (message: unknown) => {
        throw new Error(String(message));
      };
      try {
        katex.renderToString(source, { ...OPTIONS, displayMode: (classes as string[]).includes('math-display') });
      } catch (error) {
        const { line, column } = node.position?.start ?? { line: 0, column: 0 };
        const where = `${file.path ?? 'unknown file'}:${line}:${column}`;
        file.fail(
          `${where}: formula "${source}": ${error instanceof Error ? error.message : String(error)}`,
          node.position,
        );
      } finally {
        console.warn = warn;
      }
    });
    transform(tree, file);
    mendMathml(tree, file);
  };
}

/** Takes the sign of application out of subscripts, where nothing follows it. @throws when an element still has a part too many or too few */
function mendMathml(tree: TreeNode, file: TreeFile): void {
  walk(tree, (node) => {
    const parts = PARTS[node.tagName ?? ''];
    if (!parts) return;
    if (node.children!.length > parts) node.children = node.children!.filter((child) => textOf(child) !== APPLY);
    const found = node.children!.length;
    if (found !== parts)
      file.fail(
        `${file.path}: <${node.tagName}> of the formula's MathML has ${found} parts, not ${parts}: ${textOf(node)}`,
      );
  });
}

function textOf(node: TreeNode): string {
  return node.value ?? (node.children ?? []).map(textOf).join('');
}
