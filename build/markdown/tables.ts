import { walk, type TreeNode } from './tree.ts';

/** The words of a node and its children; of a formula its MathML alone, without the TeX that stands beside it. */
function textOf(node: TreeNode): string {
  if (node.type === 'text') return node.value ?? '';
  if (node.tagName === 'annotation' || classOf(node) === 'katex-html') return '';
  return (node.children ?? []).map(textOf).join('');
}

function classOf(node: TreeNode): string {
  const name = node.properties?.['className'];
  return Array.isArray(name) ? name.join(' ') : String(name ?? '');
}

/**
 * Makes tables accessible: they scroll sideways by keyboard, an empty corner cell is no header, and a header that is a formula
 * and nothing else is read by its symbols, since not every reader takes a header's name from MathML.
 */
export function rehypeTables() {
  return (tree: TreeNode) => {
    walk(tree, (node) => {
      if (node.tagName === 'table') node.properties = { ...node.properties, tabIndex: 0 };
      if (node.tagName !== 'th') return;
      const children = (node.children ?? []).filter((child) => child.tagName || child.value?.trim());
      if (children.length === 0) node.tagName = 'td';
      const [only] = children;
      if (children.length === 1 && only!.tagName === 'span' && classOf(only!) === 'katex') {
        only!.properties = { ...only!.properties, ariaHidden: 'true' };
        const said = { type: 'text', value: textOf(only!).trim() };
        node.children = [
          only!,
          { type: 'element', tagName: 'span', properties: { className: ['sr-only'] }, children: [said] },
        ];
      }
    });
  };
}
