import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { Detector } from './Detector.tsx';

export default inLanguage(Detector, { locale: 'zh-cn', words, frame });
