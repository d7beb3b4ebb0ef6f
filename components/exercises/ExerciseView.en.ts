import { inLanguage } from '../controls/inLanguage.ts';
import { ExerciseView } from './ExerciseView.tsx';
import { words } from './en.ts';

export default inLanguage(ExerciseView, { locale: 'en', words });
