import { inLanguage } from '../controls/inLanguage.ts';
import { QuizView } from './QuizView.tsx';
import { words } from './en.ts';

export default inLanguage(QuizView, { locale: 'en', words });
