import { walk, type TreeFile, type TreeNode } from './tree.ts';

const ID = /\s*\[#([a-z][a-z0-9-]*)\]\s*$/;

/** Gives a heading that ends in `[#id]` that id, the same in both languages; every heading of level 2 and 3 must have one. */
export function remarkHeadingIds() {
  return (tree: TreeNode, file: TreeFile) => {
    walk(tree, (node) => {
      if (node.type !== 'heading') return;
      const last = node.children?.at(-1);
      const match = last?.type === 'text' ? ID.exec(last.value!) : null;
      if (match) {
        last!.value = last!.value!.slice(0, match.index);
        node.data = { ...node.data, hProperties: { id: match[1] }, id: match[1] };
      } else if (node.depth! <= 3 && file.path?.includes('content/docs')) {
        file.fail('a heading of level 2 or 3 needs an id at its end, such as [#what-a-batch-is]', node.position);
      }
    });
  };
}
