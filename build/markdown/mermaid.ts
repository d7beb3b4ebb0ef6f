import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { renderMermaid } from './mermaidRender.ts';
import { mdxAttribute, walk, type TreeFile, type TreeNode } from './tree.ts';

const CACHE = new URL('../../content/diagrams/', import.meta.url);
/** Part of every diagram's name: change it when the rendering changes, so that all are drawn again. */
const RENDERING = '1';

/** Name of a diagram's cached SVG: a hash of its source and of how it is drawn. */
export function diagramName(source: string): string {
  return `${createHash('sha256').update(`${RENDERING}\n${source}`).digest('hex').slice(0, 16)}.svg`;
}

/**
 * The static SVG of a Mermaid diagram, from the committed cache, else drawn with Chromium and put there.
 * @throws when the diagram lacks `accTitle` or `accDescr`, is wrong, or is not cached and there is no Chromium
 */
export async function diagramSvg(source: string): Promise<string> {
  for (const needed of ['accTitle', 'accDescr']) {
    if (!source.includes(needed)) throw new Error(`a Mermaid diagram needs ${needed}: … for readers who cannot see it`);
  }
  const file = new URL(diagramName(source), CACHE);
  if (existsSync(file)) return readFile(file, 'utf8');
  const svg = await renderMermaid(source);
  await mkdir(CACHE, { recursive: true });
  await writeFile(file, svg);
  return svg;
}

/** Replaces ```mermaid fences by static inline SVG; no Mermaid code reaches the reader. */
export function remarkMermaid() {
  return async (tree: TreeNode, file: TreeFile) => {
    const found: { node: TreeNode; index: number; parent: TreeNode }[] = [];
    walk(tree, (node, index, parent) => {
      if (node.type === 'code' && node.lang === 'mermaid') found.push({ node, index, parent: parent! });
    });
    for (const { node, index, parent } of found) {
      try {
        const svg = await diagramSvg(node.value!);
        parent.children![index] = {
          type: 'mdxJsxFlowElement',
          name: 'figure',
          attributes: [mdxAttribute('class', 'diagram'), mdxAttribute('translate', 'no')],
          children: [
            { type: 'mdxJsxFlowElement', name: 'Fragment', attributes: [mdxAttribute('set:html', svg)], children: [] },
          ],
        };
      } catch (error) {
        file.fail(error instanceof Error ? error.message : String(error), node.position);
      }
    }
  };
}
