import { walk, type TreeNode } from './tree.ts';

/** Puts the site's base path before root-absolute links in the text (`/en/project/` → `/book/en/project/`). */
export function rehypeBaseLinks({ base }: { base: string }) {
  const prefix = base.replace(/\/$/, '');
  const fix = (value: unknown) =>
    typeof value === 'string' && value.startsWith('/') && !value.startsWith('//') ? prefix + value : value;
  return (tree: TreeNode) => {
    if (!prefix) return;
    walk(tree, (node) => {
      if (node.tagName === 'a') node.properties!['href'] = fix(node.properties!['href']);
      for (const attribute of node.attributes ?? []) {
        if (node.name === 'a' && attribute.name === 'href') attribute.value = fix(attribute.value) as string;
      }
    });
  };
}
