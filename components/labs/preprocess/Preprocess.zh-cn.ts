import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { Preprocess } from './Preprocess.tsx';

export default inLanguage(Preprocess, { locale: 'zh-cn', words, frame });
