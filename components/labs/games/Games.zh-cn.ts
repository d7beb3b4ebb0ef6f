import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { Games } from './Games.tsx';

export default inLanguage(Games, { locale: 'zh-cn', words, frame });
