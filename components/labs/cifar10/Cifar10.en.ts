import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { Cifar10 } from './Cifar10.tsx';

export default inLanguage(Cifar10, { locale: 'en', words, frame });
