import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { Education } from './Education.tsx';

export default inLanguage(Education, { locale: 'en', words, frame });
