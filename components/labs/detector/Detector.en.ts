import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { Detector } from './Detector.tsx';

export default inLanguage(Detector, { locale: 'en', words, frame });
