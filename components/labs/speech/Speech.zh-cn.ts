import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { Speech } from './Speech.tsx';

export default inLanguage(Speech, { locale: 'zh-cn', words, frame });
