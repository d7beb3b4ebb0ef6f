import { walk, type TreeNode } from './tree.ts';

/** Makes tables accessible: they scroll sideways by keyboard, and an empty corner cell is no header. */
export function rehypeTables() {
  return (tree: TreeNode) => {
    walk(tree, (node) => {
      if (node.tagName === 'table') node.properties = { ...node.properties, tabIndex: 0 };
      if (node.tagName === 'th' && (node.children ?? []).every((child) => child.value?.trim() === '')) {
        node.tagName = 'td';
      }
    });
  };
}
