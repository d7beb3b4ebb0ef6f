import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { Losses } from './Losses.tsx';

export default inLanguage(Losses, { locale: 'en', words, frame });
