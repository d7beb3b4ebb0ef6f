/** A part of a notebook: its heading, and the program below it. */
export interface NotebookSection {
  /** Unique in the notebook: letters, digits, `-` and `_`. */
  id: string;
  title: string;
  code: string;
}

/** Jupyter keeps the source of a cell as lines, each with its line break but the last. */
function lines(text: string): string[] {
  return text.trimEnd().split(/(?<=\n)/);
}

/**
 * Writes a Jupyter notebook (nbformat 4.5) of Python cells.
 * @param intro Markdown below the title
 * @returns the text of an .ipynb file
 */
export function encodeNotebook(title: string, intro: string, sections: readonly NotebookSection[]): string {
  const markdown = (id: string, text: string) => ({ cell_type: 'markdown', id, metadata: {}, source: lines(text) });
  const cells = sections.flatMap(({ id, title, code }) => [
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
    cells: [markdown('title', `# ${title}\n\n${intro}`), ...cells],
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}
