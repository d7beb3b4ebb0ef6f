import { styleProblemsOf } from './chineseStyle.ts';
import { withoutFences } from './pages.ts';

/** The source article's author, spelled as he signs. */
const SOURCE_AUTHOR = 'AI天才研究员';

/** What a reader reads: no code, formulas, imports, tags or link targets. Code and formulas leave a mark that asks for no space. */
export function proseOf(text: string): string {
  return (
    withoutFences(text)
      .replaceAll(/^(import|export) .*$/gm, '')
      .replaceAll(/\{\/\*[\s\S]*?\*\/\}/g, '')
      .replaceAll(/\$\$[\s\S]*?\$\$/g, '□')
      .replaceAll(/(?<!\\)\$[^$\n]+?\$/g, '□')
      .replaceAll(/`[^`\n]*`/g, '□')
      .replaceAll(/ ?<[A-Z][^>]*\/>/g, '□')
      .replaceAll(/<https?:[^>]*>/g, '□')
      .replaceAll(/<\/?[A-Za-z][^>]*>/g, '')
      .replaceAll(SOURCE_AUTHOR, '')
      // A tensor's shape, such as [高, 宽, 通道], is notation.
      .replaceAll(/\[[^\]()]*, [^\]]*\](?!\()/g, '□')
      .replaceAll(/\]\([^)]*\)/g, ']')
      .replaceAll(/\[#[a-z0-9-]+\]/g, '')
      .replaceAll(/[*_[\]]/g, '')
  );
}

const RULES = [
  [/\p{Script=Han} ?[,;:!?](?=\s?[\p{Script=Han}“《（])/gu, 'half-width punctuation between Chinese characters'],
  [/\p{Script=Han}\.(?=\s|$)/gmu, 'a half-width full stop after a Chinese character'],
  [/\p{Script=Han}[A-Za-z0-9]/gu, 'no space before a Latin word or number'],
  [/[A-Za-z0-9%]\p{Script=Han}/gu, 'no space after a Latin word or number'],
  [/\p{Script=Han}\([^)]*\p{Script=Han}/gu, 'half-width brackets around Chinese'],
  [
    /\p{Script=Han} (?=[，。；：！？、）》”])|[（《“，、] (?=\p{Script=Han})/gu,
    'a space beside full-width punctuation',
  ],
  [/\p{Script=Han} [“‘]|[”’] \p{Script=Han}/gu, 'a space beside a quotation mark'],
  [/（[^）]*\p{Script=Han}, [^）]*）/gu, 'half-width commas within full-width brackets'],
] as const;

/** What breaks the rules of Chinese typography and the house's style, with its surroundings. */
export function problemsOf(text: string): string[] {
  return [
    ...RULES.flatMap(([rule, message]) =>
      [...text.matchAll(rule)].map(
        ({ index }) => `${message}: …${text.slice(Math.max(0, index - 12), index + 14).replaceAll('\n', '⏎')}…`,
      ),
    ),
    ...styleProblemsOf(text),
  ];
}
