import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/zh-cn.ts';
import { words } from './zh-cn.ts';
import { Device } from './Device.tsx';

export default inLanguage(Device, { locale: 'zh-cn', words, frame });
