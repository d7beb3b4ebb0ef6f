import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { Finance } from './Finance.tsx';
import { words } from './en.ts';

export default inLanguage(Finance, { locale: 'en', words, frame });
