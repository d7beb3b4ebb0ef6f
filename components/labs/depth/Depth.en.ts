import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { Depth } from './Depth.tsx';

export default inLanguage(Depth, { locale: 'en', words, frame });
