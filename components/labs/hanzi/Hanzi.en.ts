import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { Hanzi } from './Hanzi.tsx';

export default inLanguage(Hanzi, { locale: 'en', words, frame });
