import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { AutodiffGraph } from './AutodiffGraph.tsx';

export default inLanguage(AutodiffGraph, { locale: 'en', words, frame });
