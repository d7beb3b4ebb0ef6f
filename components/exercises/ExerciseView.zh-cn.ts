import { inLanguage } from '../controls/inLanguage.ts';
import { ExerciseView } from './ExerciseView.tsx';
import { words } from './zh-cn.ts';

export default inLanguage(ExerciseView, { locale: 'zh-cn', words });
