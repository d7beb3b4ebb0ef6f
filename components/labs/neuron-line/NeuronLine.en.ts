import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { NeuronLine } from './NeuronLine.tsx';

export default inLanguage(NeuronLine, { locale: 'en', words, frame });
