import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { Playground } from './Playground.tsx';

export default inLanguage(Playground, { locale: 'en', words, frame });
