import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { Education } from './Education.tsx';

export default inLanguage(Education, { locale: 'zh-cn', words, frame });
