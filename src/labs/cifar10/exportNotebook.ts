import { encodeNotebook } from '../../files/notebook.ts';
import type { Locale } from '../../i18n/locale.ts';
import { codeSections } from './exportCode.ts';
import { codeTexts } from './exportTexts.ts';
import type { Cifar10Params } from './protocol.ts';

/**
 * A Jupyter notebook that trains the lab's network with Keras.
 * @param params settings of the run, written into the first code cell
 * @param locale language of headings and comments
 * @returns the text of an .ipynb file
 */
export function exportNotebook(params: Cifar10Params, locale: Locale): string {
  const { notebookTitle, notebookIntro } = codeTexts[locale];
  return encodeNotebook(notebookTitle, notebookIntro, codeSections('keras', params, locale));
}
