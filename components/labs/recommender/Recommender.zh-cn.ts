import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { Recommender } from './Recommender.tsx';

export default inLanguage(Recommender, { locale: 'zh-cn', words, frame });
