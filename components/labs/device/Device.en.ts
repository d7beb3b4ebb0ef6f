import { inLanguage } from '../frame/language.ts';
import { frame } from '../frame/words/en.ts';
import { words } from './en.ts';
import { Device } from './Device.tsx';

export default inLanguage(Device, { locale: 'en', words, frame });
