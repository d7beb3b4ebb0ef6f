import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { ModelSize } from './ModelSize.tsx';

export default inLanguage(ModelSize, { locale: 'zh-cn', words, frame });
