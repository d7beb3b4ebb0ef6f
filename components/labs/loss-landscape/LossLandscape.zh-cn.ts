import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { LossLandscape } from './LossLandscape.tsx';

export default inLanguage(LossLandscape, { locale: 'zh-cn', words, frame });
