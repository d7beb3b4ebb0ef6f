import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { Playground } from './Playground.tsx';

export default inLanguage(Playground, { locale: 'zh-cn', words, frame });
