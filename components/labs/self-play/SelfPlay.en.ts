import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { SelfPlay } from './SelfPlay.tsx';

export default inLanguage(SelfPlay, { locale: 'en', words, frame });
