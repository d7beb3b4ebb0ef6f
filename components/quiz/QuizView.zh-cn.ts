import { inLanguage } from '../controls/inLanguage.ts';
import { QuizView } from './QuizView.tsx';
import { words } from './zh-cn.ts';

export default inLanguage(QuizView, { locale: 'zh-cn', words });
