import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { RangeTest } from './RangeTest.tsx';

export default inLanguage(RangeTest, { locale: 'zh-cn', words, frame });
