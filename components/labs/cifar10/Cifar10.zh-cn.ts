import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { Cifar10 } from './Cifar10.tsx';

export default inLanguage(Cifar10, { locale: 'zh-cn', words, frame });
