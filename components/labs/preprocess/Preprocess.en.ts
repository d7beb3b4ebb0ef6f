import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { Preprocess } from './Preprocess.tsx';

export default inLanguage(Preprocess, { locale: 'en', words, frame });
