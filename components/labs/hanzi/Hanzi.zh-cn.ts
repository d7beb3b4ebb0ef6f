import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { Hanzi } from './Hanzi.tsx';

export default inLanguage(Hanzi, { locale: 'zh-cn', words, frame });
