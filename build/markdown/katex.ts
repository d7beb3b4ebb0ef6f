import katex from 'katex';
import rehypeKatex from 'rehype-katex';
import { walk, type TreeFile, type TreeNode } from './tree.ts';

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
  };
}

function textOf(node: TreeNode): string {
  return node.value ?? (node.children ?? []).map(textOf).join('');
}
