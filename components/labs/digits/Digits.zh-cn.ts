import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { Digits } from './Digits.tsx';

export default inLanguage(Digits, { locale: 'zh-cn', words, frame });
