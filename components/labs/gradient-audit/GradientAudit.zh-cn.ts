import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { GradientAudit } from './GradientAudit.tsx';

export default inLanguage(GradientAudit, { locale: 'zh-cn', words, frame });
