import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { OptimizerRace } from './OptimizerRace.tsx';

export default inLanguage(OptimizerRace, { locale: 'zh-cn', words, frame });
