import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { Attention } from './Attention.tsx';

export default inLanguage(Attention, { locale: 'en', words, frame });
