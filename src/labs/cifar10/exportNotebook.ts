import type { Locale } from '../../i18n/locale.ts';
import { codeSections } from './exportCode.ts';
import { codeTexts } from './exportTexts.ts';
import type { Cifar10Params } from './protocol.ts';

/** Jupyter keeps the source of a cell as lines, each with its line break but the last. */
function lines(text: string): string[] {
  return text.trimEnd().split(/(?<=\n)/);
}

/**
 * A Jupyter notebook (nbformat 4.5) that trains the lab's network with Keras.
 * @param params settings of the run, written into the first code cell
 * @param locale language of headings and comments
 * @returns the text of an .ipynb file
 */
export function exportNotebook(params: Cifar10Params, locale: Locale): string {
  const t = codeTexts[locale];
  const markdown = (id: string, text: string) => ({ cell_type: 'markdown', id, metadata: {}, source: lines(text) });
  const cells = codeSections('keras', params, locale).flatMap(({ id, title, code }) => [
    markdown(`${id}-title`, `## ${title}`),
    { cell_type: 'code', id, metadata: {}, execution_count: null, outputs: [], source: lines(code) },
  ]);
  const notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    cells: [markdown('title', `# ${t.notebookTitle}\n\n${t.notebookIntro}`), ...cells],
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}
