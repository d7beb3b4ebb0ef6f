import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { TrainingLoop } from './TrainingLoop.tsx';

export default inLanguage(TrainingLoop, { locale: 'zh-cn', words, frame });
