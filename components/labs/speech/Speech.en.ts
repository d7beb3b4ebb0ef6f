import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { Speech } from './Speech.tsx';

export default inLanguage(Speech, { locale: 'en', words, frame });
