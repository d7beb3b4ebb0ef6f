import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { Games } from './Games.tsx';

export default inLanguage(Games, { locale: 'en', words, frame });
