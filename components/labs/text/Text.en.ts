import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { Text } from './Text.tsx';

export default inLanguage(Text, { locale: 'en', words, frame });
