import { walk, type TreeNode } from './tree.ts';

const classesOf = ({ properties }: TreeNode): unknown[] => {
  const names = properties?.['className'];
  return Array.isArray(names) ? names : [];
};

/**
 * Marks what is no prose. Formulas and code are not translated by a browser's translator. Search reads of a formula in the text what is
 * said of it, not its TeX and not the drawn boxes; of a displayed one nothing; and code weighs little beside prose.
 */
export function rehypeMarks() {
  return (tree: TreeNode) => {
    walk(tree, (node, index, parent) => {
      if (node.type !== 'element') return;
      const classes = classesOf(node);
      const isCode = node.tagName === 'code' || node.tagName === 'pre';
      const mark = (name: string, value: string) => (node.properties = { ...node.properties, [name]: value });
      if (isCode || classes.includes('katex')) mark('translate', 'no');
      // Around it, since what colours code writes the element itself anew.
      if (node.tagName === 'pre' && parent) {
        const properties = { translate: 'no', 'data-pagefind-weight': '0.1' };
        parent.children![index] = { type: 'element', tagName: 'div', properties, children: [node] };
      }
      if (node.tagName === 'annotation' || classes.includes('katex-html') || classes.includes('katex-display'))
        mark('data-pagefind-ignore', '');
    });
  };
}
