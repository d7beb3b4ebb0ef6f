export { OwnPicture } from './OwnPicture.tsx';
export { words } from './zh-cn.ts';
