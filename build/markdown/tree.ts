/** The few properties of mdast, hast and MDX nodes that the plugins use. */
export interface TreeNode {
  type: string;
  value?: string;
  name?: string;
  tagName?: string;
  lang?: string | null;
  depth?: number;
  url?: string;
  children?: TreeNode[];
  properties?: Record<string, unknown>;
  attributes?: TreeNode[];
  data?: Record<string, unknown>;
  position?: { start: { line: number; column: number } };
}

/** What unified passes to a plugin about the file. */
export interface TreeFile {
  path?: string;
  data: Record<string, unknown>;
  fail(reason: string, place?: unknown): never;
}

/** Calls `visitor` for every node, parents first; children may be replaced through the third argument. */
export function walk(node: TreeNode, visitor: (node: TreeNode, index: number, parent: TreeNode | null) => void): void {
  const step = (current: TreeNode, index: number, parent: TreeNode | null) => {
    visitor(current, index, parent);
    for (let i = 0; i < (current.children?.length ?? 0); i++) step(current.children![i]!, i, current);
  };
  step(node, 0, null);
}

/** An attribute of an MDX component, `name="value"`. */
export function mdxAttribute(name: string, value: string): TreeNode {
  return { type: 'mdxJsxAttribute', name, value };
}
