import { inLanguage } from '../controls/inLanguage.ts';
import { ProgressView } from './ProgressView.tsx';
import { words } from './zh-cn.ts';

export default inLanguage(ProgressView, { locale: 'zh-cn', words });
