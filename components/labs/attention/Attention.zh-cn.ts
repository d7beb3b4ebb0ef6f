import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { Attention } from './Attention.tsx';

export default inLanguage(Attention, { locale: 'zh-cn', words, frame });
