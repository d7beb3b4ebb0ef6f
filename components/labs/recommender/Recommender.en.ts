import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { Recommender } from './Recommender.tsx';

export default inLanguage(Recommender, { locale: 'en', words, frame });
