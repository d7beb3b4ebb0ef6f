import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { LossLandscape } from './LossLandscape.tsx';

export default inLanguage(LossLandscape, { locale: 'en', words, frame });
