import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { RangeTest } from './RangeTest.tsx';

export default inLanguage(RangeTest, { locale: 'en', words, frame });
