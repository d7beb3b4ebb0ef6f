import { tokenise } from './symbols.ts';

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A listing as HTML: a line that defines a symbol can be focused, and every symbol in it is marked with `data-symbol`. */
export function drawCode(code: string): string {
  const lines = code.split('\n').map(tokenise);
  const first = lines.findIndex(({ symbol }) => symbol !== null);
  return lines
    .map(({ symbol, pieces }, i) => {
      const body = pieces
        .map((piece) =>
          piece.symbol === null ? escapeHtml(piece.text) : `<span data-symbol="${piece.symbol}">${piece.text}</span>`,
        )
        .join('');
      const link = symbol === null ? '' : ` data-symbol="${symbol}" tabindex="${i === first ? 0 : -1}"`;
      return `<span class="line"${link}>${body}</span>`;
    })
    .join('');
}
