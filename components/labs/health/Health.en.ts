import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { Health } from './Health.tsx';
import { words } from './en.ts';

export default inLanguage(Health, { locale: 'en', words, frame });
