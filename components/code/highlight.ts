import { typescriptLanguage } from '@codemirror/lang-javascript';
import { classHighlighter, highlightCode } from '@lezer/highlight';

/** A piece of a line with the class of its colour, or ''. */
export interface Piece {
  text: string;
  className: string;
}

/** TypeScript as lines of coloured pieces, with the classes that the editor uses. */
export function highlight(code: string): Piece[][] {
  const lines: Piece[][] = [[]];
  highlightCode(
    code,
    typescriptLanguage.parser.parse(code),
    classHighlighter,
    (text, className) => lines.at(-1)!.push({ text, className }),
    () => lines.push([]),
  );
  return lines;
}
