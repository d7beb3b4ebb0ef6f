import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { AutodiffGraph } from './AutodiffGraph.tsx';

export default inLanguage(AutodiffGraph, { locale: 'zh-cn', words, frame });
