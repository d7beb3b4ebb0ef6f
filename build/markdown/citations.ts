import { mdxAttribute, walk, type TreeFile, type TreeNode } from './tree.ts';

/** Collects the ids of `<Cite id="…" />` in a page and appends `<References ids="a b" />`, which lists them. */
export function remarkCitations() {
  return (tree: TreeNode, file: TreeFile) => {
    const ids: string[] = [];
    walk(tree, (node) => {
      if (node.name !== 'Cite') return;
      const id = node.attributes?.find((attribute) => attribute.name === 'id')?.value;
      if (typeof id !== 'string') file.fail('<Cite> needs an id="…"', node.position);
      if (!ids.includes(id)) ids.push(id);
    });
    if (ids.length === 0) return;
    tree.children!.push(importOf('References', '@components/prose/References.astro'), {
      type: 'mdxJsxFlowElement',
      name: 'References',
      attributes: [mdxAttribute('ids', ids.join(' '))],
      children: [],
    });
  };
}

/** `import Name from 'source'` as an MDX node. */
function importOf(name: string, source: string): TreeNode {
  return {
    type: 'mdxjsEsm',
    value: `import ${name} from '${source}';`,
    data: {
      estree: {
        type: 'Program',
        sourceType: 'module',
        body: [
          {
            type: 'ImportDeclaration',
            attributes: [],
            specifiers: [{ type: 'ImportDefaultSpecifier', local: { type: 'Identifier', name } }],
            source: { type: 'Literal', value: source, raw: `'${source}'` },
          },
        ],
      },
    },
  };
}
