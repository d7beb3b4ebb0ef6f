import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { Health } from './Health.tsx';
import { words } from './zh-cn.ts';

export default inLanguage(Health, { locale: 'zh-cn', words, frame });
