import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { Finance } from './Finance.tsx';
import { words } from './zh-cn.ts';

export default inLanguage(Finance, { locale: 'zh-cn', words, frame });
