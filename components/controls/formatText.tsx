import type { VNode } from 'preact';

/** A quiz's text with its `code` and *emphasis*. */
export function formatText(text: string): (string | VNode)[] {
  return text.split(/(`[^`]+`|\*[^*\s][^*]*\*)/).map((part) => {
    if (part.startsWith('`')) return <code>{part.slice(1, -1)}</code>;
    return /^\*.+\*$/.test(part) ? <em>{part.slice(1, -1)}</em> : part;
  });
}

/** The text without its marks, for names that are read aloud. */
export function plainText(text: string): string {
  return text.replaceAll(/`([^`]+)`|\*([^*\s][^*]*)\*/g, '$1$2');
}
