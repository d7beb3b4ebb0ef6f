/** The comments of a listing, and their words in another language. */

/** A documentation comment, or a line's; a `//` inside an address or a string does not stand after a space. */
const COMMENT = /([ \t]*)\/\*\*([\s\S]*?)\*\/|(?<=^|[ \t])\/\/ (.*)$/gm;
/** Notation alone, such as `[n, classes]`, reads the same in every language. */
const NOTATION = /^(\[[^\]]*\](, )?)+$/;

/** A comment's text as one line, without its marks: how `content/listings.json` names it. */
const plain = (text: string) =>
  text
    .replaceAll(/^\s*\* ?/gm, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** The comments of a listing that hold words, each as one line. */
export function commentsOf(code: string): string[] {
  return [...code.matchAll(COMMENT)]
    .map(([, , block, line]) => plain(block ?? line!))
    .filter((text) => text !== '' && !NOTATION.test(text));
}

/** The listing with its comments in other words. @param words by the comment as one line; one that is not there stays */
export function translateComments(code: string, words: ReadonlyMap<string, string>): string {
  return code.replaceAll(COMMENT, (comment: string, indent = '', block?: string, line?: string) => {
    const lines = words.get(plain(block ?? line!))?.split('\n');
    if (!lines) return comment;
    if (block === undefined) return `// ${lines.join(' ')}`;
    if (lines.length === 1) return `${indent}/** ${lines[0]} */`;
    return [`${indent}/**`, ...lines.map((each) => `${indent} * ${each}`), `${indent} */`].join('\n');
  });
}
