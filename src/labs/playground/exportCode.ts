import type { Locale } from '../../i18n/locale.ts';
import type { SplitPoints } from './data.ts';
import { codeTexts } from './exportTexts.ts';
import type { PlaygroundParams } from './protocol.ts';
import { writeKeras } from './writeKeras.ts';
import { writePyTorch } from './writePyTorch.ts';
import { writeTfjs } from './writeTfjs.ts';

export { POINTS_FILE } from './exportParts.ts';

export const CODE_LANGUAGES = ['tfjs', 'keras', 'pytorch'] as const;
export type CodeLanguage = (typeof CODE_LANGUAGES)[number];

/** All points with their part, 0 for training and 1 for validation, as CSV. */
export function pointsCsv({ training, validation }: SplitPoints): string {
  const rows = [training, validation].flatMap((part, held) => part.map(({ x1, x2, y }) => [x1, x2, y, held].join(',')));
  return ['x1,x2,y,held', ...rows, ''].join('\n');
}

/** The lab's network and its training as a program. @param locale language of the comments */
export function exportCode(language: CodeLanguage, params: PlaygroundParams, locale: Locale): string {
  const write = { tfjs: writeTfjs, keras: writeKeras, pytorch: writePyTorch }[language];
  return `${write(params, codeTexts[locale]).trim()}\n`;
}
