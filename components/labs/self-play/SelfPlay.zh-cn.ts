import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { SelfPlay } from './SelfPlay.tsx';

export default inLanguage(SelfPlay, { locale: 'zh-cn', words, frame });
