import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { Digits } from './Digits.tsx';

export default inLanguage(Digits, { locale: 'en', words, frame });
