import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { Convolution } from './Convolution.tsx';

export default inLanguage(Convolution, { locale: 'en', words, frame });
