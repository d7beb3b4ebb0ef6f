import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { Losses } from './Losses.tsx';

export default inLanguage(Losses, { locale: 'zh-cn', words, frame });
