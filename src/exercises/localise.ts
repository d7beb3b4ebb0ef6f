import type { Locale } from '../i18n/locale.ts';
import { textIn } from '../i18n/textIn.ts';

/**
 * Code with its comments in one language: each `// @text name` becomes the text of that name; a text of several lines
 * becomes several comments.
 * @throws RangeError when a text is missing
 */
export function localiseCode(code: string, texts: Record<string, { en: string; zh: string }>, locale: Locale): string {
  return code.replaceAll(/^(.*?)\/\/ @text ([a-z][a-z0-9-]*)$/gm, (_, before: string, name: string) => {
    const text = texts[name];
    if (!text) throw new RangeError(`The text ${name} of the code is missing.`);
    const [first, ...rest] = textIn(text, locale).split('\n');
    const indent = /^\s*/.exec(before)![0];
    return [`${before}// ${first}`, ...rest.map((line) => `${indent}// ${line}`)].join('\n');
  });
}
