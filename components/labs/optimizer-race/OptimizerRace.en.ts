import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { OptimizerRace } from './OptimizerRace.tsx';

export default inLanguage(OptimizerRace, { locale: 'en', words, frame });
