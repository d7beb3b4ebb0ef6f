import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { Vision } from './Vision.tsx';

export default inLanguage(Vision, { locale: 'en', words, frame });
