import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { TrainingLoop } from './TrainingLoop.tsx';

export default inLanguage(TrainingLoop, { locale: 'en', words, frame });
