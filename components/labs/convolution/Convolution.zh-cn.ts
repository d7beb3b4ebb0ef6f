import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { Convolution } from './Convolution.tsx';

export default inLanguage(Convolution, { locale: 'zh-cn', words, frame });
