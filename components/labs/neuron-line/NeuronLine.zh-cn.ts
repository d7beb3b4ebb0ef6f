import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { NeuronLine } from './NeuronLine.tsx';

export default inLanguage(NeuronLine, { locale: 'zh-cn', words, frame });
