import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { Activations } from './Activations.tsx';

export default inLanguage(Activations, { locale: 'zh-cn', words, frame });
