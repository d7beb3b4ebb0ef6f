import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { GradientAudit } from './GradientAudit.tsx';

export default inLanguage(GradientAudit, { locale: 'en', words, frame });
