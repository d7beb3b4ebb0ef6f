import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { ModelSize } from './ModelSize.tsx';

export default inLanguage(ModelSize, { locale: 'en', words, frame });
