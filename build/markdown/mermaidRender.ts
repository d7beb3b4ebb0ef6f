import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { findChromium } from '../chromium.ts';

/** Colours that the drawing uses, each replaced by a CSS variable, so that one SVG follows light and dark. */
const SENTINELS = {
  '#010203': 'var(--diagram-fill)',
  '#040506': 'var(--diagram-line)',
  '#070809': 'var(--diagram-text)',
  '#0a0b0c': 'var(--diagram-group)',
  '#0d0e0f': 'var(--diagram-background)',
} as const;
const [fill, line, text, group, background] = Object.keys(SENTINELS);

const CONFIG = {
  startOnLoad: false,
  theme: 'base',
  look: 'classic',
  layout: 'dagre',
  htmlLabels: false,
  flowchart: { htmlLabels: false, useMaxWidth: true },
  fontFamily: 'system-ui, "Noto Sans CJK SC", sans-serif',
  themeVariables: {
    primaryColor: fill,
    mainBkg: fill,
    primaryBorderColor: line,
    nodeBorder: line,
    lineColor: line,
    primaryTextColor: text,
    nodeTextColor: text,
    textColor: text,
    titleColor: text,
    clusterBkg: group,
    clusterBorder: line,
    edgeLabelBackground: background,
    background,
  },
};

/**
 * Draws one Mermaid diagram with Playwright's or the system's Chromium.
 * @returns SVG whose ids are unique to the diagram and whose colours are CSS variables
 * @throws when there is no Chromium or the source is not valid Mermaid
 */
export async function renderMermaid(source: string): Promise<string> {
  const { chromium } = await import('playwright');
  const script = await readFile(createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js'), 'utf8');
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: script });
    const id = `d${createHash('sha256').update(source).digest('hex').slice(0, 10)}`;
    const svg = await page.evaluate(
      async ({ source, config, id }) => {
        const { mermaid } = globalThis as unknown as {
          mermaid: { initialize(c: unknown): void; render(id: string, s: string): Promise<{ svg: string }> };
        };
        mermaid.initialize(config);
        return (await mermaid.render(id, source)).svg;
      },
      { source, config: CONFIG, id },
    );
    return recolour(svg);
  } finally {
    await browser.close();
  }
}

function recolour(svg: string): string {
  let result = svg;
  for (const [colour, variable] of Object.entries(SENTINELS)) {
    const [r, g, b] = [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16));
    result = result.replaceAll(colour, variable).replaceAll(new RegExp(`rgb\\(${r}, ?${g}, ?${b}\\)`, 'g'), variable);
  }
  return result;
}
