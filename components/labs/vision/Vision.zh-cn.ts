import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { Vision } from './Vision.tsx';

export default inLanguage(Vision, { locale: 'zh-cn', words, frame });
