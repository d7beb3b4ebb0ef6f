import { inLanguage } from '../controls/inLanguage.ts';
import { ProgressView } from './ProgressView.tsx';
import { words } from './en.ts';

export default inLanguage(ProgressView, { locale: 'en', words });
