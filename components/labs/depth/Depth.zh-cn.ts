import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { Depth } from './Depth.tsx';

export default inLanguage(Depth, { locale: 'zh-cn', words, frame });
