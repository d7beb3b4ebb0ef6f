import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { Activations } from './Activations.tsx';

export default inLanguage(Activations, { locale: 'en', words, frame });
