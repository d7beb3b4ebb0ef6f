import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { Text } from './Text.tsx';

export default inLanguage(Text, { locale: 'zh-cn', words, frame });
