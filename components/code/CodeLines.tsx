import type { Piece } from './highlight.ts';

/** Code as it stands in the editor, line by line, with numbers. */
export function CodeLines({ lines }: { lines: readonly (readonly Piece[])[] }) {
  return (
    // Long code scrolls: by keyboard as well.
    <pre class="code-lines" tabIndex={0}>
      <code>
        {lines.map((pieces, i) => (
          <span key={i} class="code-line">
            {pieces.map(({ text, className }, j) =>
              className ? (
                <span key={j} class={className}>
                  {text}
                </span>
              ) : (
                text
              ),
            )}
            {'\n'}
          </span>
        ))}
      </code>
    </pre>
  );
}

/** Code without colours as lines. */
export const plainLines = (code: string): Piece[][] => code.split('\n').map((text) => [{ text, className: '' }]);
